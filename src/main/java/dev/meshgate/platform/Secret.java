package dev.meshgate.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A value that whoever holds it may use: shown once, stored as its hash, never printed.
 *
 * @param value what the holder sends
 */
public record Secret(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** A new secret of 256 random bits behind a prefix that tells people and scanners what it is. */
  public static Secret random(String prefix) {
    return new Secret(prefix + randomText(BYTES));
  }

  /** A new name that cannot be guessed, 128 random bits behind a prefix. */
  public static String opaqueId(String prefix) {
    return prefix + randomText(16);
  }

  private static String randomText(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return base64url(random);
  }

  /** What is stored: 256 random bits need no salt and no stretching. */
  public String hash() {
    return sha256(value);
  }

  /** Compares without telling by its time how much was right. */
  public boolean hasHash(String hash) {
    return MessageDigest.isEqual(hash().getBytes(US_ASCII), hash.getBytes(US_ASCII));
  }

  /** SHA-256 in base64url. */
  public static String sha256(String text) {
    return base64url(digest(text.getBytes(UTF_8)));
  }

  /** SHA-256 in base64url. */
  public static String sha256(byte[] bytes) {
    return base64url(digest(bytes));
  }

  static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
