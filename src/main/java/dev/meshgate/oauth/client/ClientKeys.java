package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * The public keys of a client, in its metadata or at an address (RFC 7591 §2).
 *
 * @param jwks the key set as JSON, only what {@link #readable} lets through
 * @param jwksUri where it is; never both
 */
public record ClientKeys(Optional<String> jwks, Optional<String> jwksUri) {

  static final ClientKeys NONE = new ClientKeys(Optional.empty(), Optional.empty());

  private static final int MOST = 20;
  private static final int LONGEST = 20_000;
  private static final int LEAST_RSA = 2_048;
  private static final int MOST_RSA = 8_192;
  private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384);

  /** What a client says of its keys, when it wants to use them. */
  static ClientKeys of(Optional<String> jwks, Optional<String> jwksUri) {
    if (jwks.isPresent() == jwksUri.isPresent()) {
      // RFC 7591 §2: both "MUST NOT be present in the same request or response".
      throw INVALID_CLIENT_METADATA.because("private_key_jwt needs either jwks or jwks_uri");
    }
    return new ClientKeys(jwks.map(ClientKeys::kept), jwksUri);
  }

  private static String kept(String jwks) {
    var kept = readable(jwks);
    if (kept.isEmpty() || kept.size() > MOST || kept.toString().length() > LONGEST) {
      throw INVALID_CLIENT_METADATA.because(
          "jwks must hold public keys of P-256, P-384 or RSA from 2048 bits, at most " + MOST);
    }
    return kept.toString();
  }

  /**
   * The keys of a set that a signature can be checked with. Whatever else is in it, symmetric and
   * weak keys and private parts, is left out: a set may serve others too.
   */
  static JWKSet readable(String jwks) {
    try {
      var keys = JWKSet.parse(jwks).getKeys().stream();
      return new JWKSet(keys.filter(ClientKeys::isUsable).map(JWK::toPublicJWK).toList());
    } catch (ParseException | IllegalArgumentException e) {
      return new JWKSet();
    }
  }

  private static boolean isUsable(JWK key) {
    return key instanceof ECKey ec
        ? CURVES.contains(ec.getCurve())
        : key instanceof RSAKey && key.size() >= LEAST_RSA && key.size() <= MOST_RSA;
  }
}
