package dev.meshgate.oauth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.grant.Authentication;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

/**
 * Tells a client that asked for {@code openid} who signed in, and when (OpenID Connect Core §2). A
 * name and an address are at {@code /oauth/userinfo} alone (§5.4).
 */
@ApplicationScoped
class IdTokens {

  private static final Duration LIFE = Duration.ofHours(1);

  @Inject SigningKeys keys;
  @Inject BaseUrl baseUrl;
  @Inject Clock clock;

  /** None but for a code that was given for {@code openid}. */
  Optional<String> of(Granted granted, Client client) {
    return granted
        .signIn()
        .filter(signIn -> granted.scopes().contains(Scope.OPENID))
        .map(signIn -> token(granted, client, signIn));
  }

  private String token(Granted granted, Client client, Authentication signIn) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(baseUrl.value())
            .subject(granted.subject())
            .audience(client.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("auth_time", signIn.at().getEpochSecond());
    signIn.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
    return keys.sign(client.idTokenAlgorithm(), JOSEObjectType.JWT, claims.build());
  }
}
