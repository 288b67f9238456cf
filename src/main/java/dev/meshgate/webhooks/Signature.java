package dev.meshgate.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers by which a receiver knows who speaks, and when (Standard Webhooks). */
final class Signature {

  private static final String HMAC = "HmacSHA256";

  /** Behind it the key stands in base64; any other secret is the key as it is. */
  private static final String ENCODED = "whsec_";

  private Signature() {}

  /** Those for a body that is sent now. */
  static Map<String, String> headers(String id, Instant now, String body, String secret) {
    var timestamp = String.valueOf(now.getEpochSecond());
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1," + signed(id + "." + timestamp + "." + body, key(secret)));
  }

  /**
   * The key that a secret stands for.
   *
   * @throws IllegalArgumentException when it begins as one in base64 and is not
   */
  static byte[] key(String secret) {
    return secret.startsWith(ENCODED)
        ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
        : secret.getBytes(UTF_8);
  }

  private static String signed(String text, byte[] key) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }
}
