package dev.meshgate.oauth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.oauth.key.SigningKeys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;

/** Whether we signed a token. Anybody could write a {@code jti} into one of their own. */
@Dependent
class OwnToken {

  private final SigningKeys keys;

  @Inject
  OwnToken(SigningKeys keys) {
    this.keys = keys;
  }

  Optional<JWTClaimsSet> claims(SignedJWT jwt) throws ParseException {
    var kid = jwt.getHeader().getKeyID();
    var key = kid == null ? Optional.<ECKey>empty() : keys.find(kid);
    if (key.isEmpty() || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
      return Optional.empty();
    }
    try {
      return jwt.verify(new ECDSAVerifier(key.orElseThrow().toECPublicKey()))
          ? Optional.of(jwt.getJWTClaimsSet())
          : Optional.empty();
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }
}
