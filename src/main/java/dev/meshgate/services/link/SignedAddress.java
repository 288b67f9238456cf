package dev.meshgate.services.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Seal;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address whose last parameter is a signature of all that stands before it, byte by byte as it
 * travels. What is written in another way is another address, also where it would mean the same: so
 * there is nothing to normalise, and nothing that could be read in two ways.
 *
 * @param path such as {@code /v1/services/mortgage/export}
 * @param query without the signature
 */
record SignedAddress(String path, String query) {

  private static final String PURPOSE = "service link";
  private static final String LAST = "&sig=";

  /** An HMAC-SHA256 in base64url. */
  private static final int SIGNATURE = 43;

  /** The address with its signature. */
  String signed(Seal seal) {
    return path + '?' + query + LAST + signature(seal);
  }

  private String signature(Seal seal) {
    return seal.sign(PURPOSE, path + '?' + query);
  }

  /** Whether a query says of itself that it is signed. */
  static boolean isClaimedBy(@Nullable String query) {
    return query != null && Arrays.stream(query.split("&", -1)).anyMatch(p -> p.startsWith("sig="));
  }

  /**
   * The address without its signature, if that is right.
   *
   * @param path as it came, with its escapes
   * @param query the same
   */
  static Optional<SignedAddress> verified(Seal seal, String path, @Nullable String query) {
    if (query == null) {
      return Optional.empty();
    }
    var end = query.length() - SIGNATURE - LAST.length();
    if (end < 0 || !query.startsWith(LAST, end)) {
      return Optional.empty();
    }
    var address = new SignedAddress(path, query.substring(0, end));
    var right = address.signature(seal).getBytes(US_ASCII);
    var given = query.substring(end + LAST.length()).getBytes(UTF_8);
    return MessageDigest.isEqual(right, given) ? Optional.of(address) : Optional.empty();
  }

  /** The value of a parameter that we put in, which needs no escapes. */
  Optional<String> parameter(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> parameter.startsWith(name + '='))
        .map(parameter -> parameter.substring(name.length() + 1))
        .findFirst();
  }
}
