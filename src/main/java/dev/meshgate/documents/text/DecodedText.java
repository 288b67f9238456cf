package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text: by the byte order mark, as UTF-8 when they are that without an error, else in the
 * charset that the sender named, else as windows-1252.
 */
final class DecodedText {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** One control character in this many is a damaged text; more is not a text. */
  private static final int CONTROL_CHARACTER_IN = 50;

  private DecodedText() {}

  static String of(byte[] bytes, @Nullable String charsetName) {
    var text = decode(bytes, charsetName);
    if (looksBinary(text)) {
      throw new UnreadableDocumentException(
          "This is not a text. Markdown, plain text, HTML and PDF are the kinds that can be read.");
    }
    return text;
  }

  private static String decode(byte[] bytes, @Nullable String charsetName) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16BE);
    }
    try {
      return UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, named(charsetName));
    }
  }

  private static Charset named(@Nullable String charsetName) {
    if (charsetName == null) {
      return WINDOWS_1252;
    }
    try {
      var named = Charset.forName(charsetName);
      // It said UTF-8 and is not; and what is called ISO-8859-1 is windows-1252 in practice.
      return named.equals(UTF_8) || named.name().equals("ISO-8859-1") ? WINDOWS_1252 : named;
    } catch (IllegalArgumentException e) {
      return WINDOWS_1252;
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (var i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksBinary(String text) {
    var odd =
        text.chars()
            .filter(
                c -> c == 0xFFFD || (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f'))
            .count();
    return text.indexOf('\0') >= 0 || odd > 1 + text.length() / CONTROL_CHARACTER_IN;
  }
}
