package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.HEADER_MISMATCH;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** A header value that may be wrapped, because HTTP headers cannot hold every character. */
final class HeaderValue {

  private static final String BEFORE = "=?base64?";
  private static final String AFTER = "?=";

  private HeaderValue() {}

  /** The value as it was meant: {@code ä} of {@code =?base64?w6Q=?=}. Half a wrapping is none. */
  static String unwrapped(String value) {
    if (!value.startsWith(BEFORE)
        || !value.endsWith(AFTER)
        || value.length() < BEFORE.length() + AFTER.length()) {
      return value;
    }
    try {
      var inner = value.substring(BEFORE.length(), value.length() - AFTER.length());
      if (inner.length() % 4 != 0) {
        throw new IllegalArgumentException("padding");
      }
      return UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Base64.getDecoder().decode(inner)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw HEADER_MISMATCH.because("A header's base64 value cannot be decoded.");
    }
  }
}
