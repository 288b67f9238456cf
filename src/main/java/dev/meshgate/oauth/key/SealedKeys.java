package dev.meshgate.oauth.key;

import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.meshgate.platform.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Instant;

/** Makes keys and opens them: the only place where a private half meets the seal. */
@ApplicationScoped
class SealedKeys {

  private static final String PURPOSE = "signing-key";
  private static final int RSA_BITS = 2_048;

  @Inject Seal seal;

  StoredKey make(JWSAlgorithm algorithm, Instant now) {
    try {
      var key =
          (algorithm.equals(RS256)
                  ? new RSAKeyGenerator(RSA_BITS)
                  : new ECKeyGenerator(Curve.P_256))
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(algorithm)
              .keyIDFromThumbprint(true)
              .generate();
      return new StoredKey(
          key.getKeyID(),
          key.getAlgorithm().getName(),
          seal.seal(PURPOSE, key.toJSONString().getBytes(UTF_8)),
          now);
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }

  JWK open(StoredKey stored) {
    try {
      return JWK.parse(new String(seal.open(PURPOSE, stored.sealed()), UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }
}
