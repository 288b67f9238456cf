package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an assertion proves what it says (RFC 7523 §3, RFC 8725 §3). */
@ApplicationScoped
public class ClientAssertions {

  /** What an assertion may be signed with. */
  public static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

  private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

  /** How far the other side's clock may be off. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  private static final int LONGEST_ID = 255;

  @Inject ClientKeySets keySets;
  @Inject UsedAssertions used;
  @Inject BaseUrl baseUrl;
  @Inject Clock clock;

  /**
   * Refuses an assertion that does not prove to be of that client, for us, now, and for the first
   * time.
   *
   * @throws OAuthException {@code invalid_client}, which says what is wrong
   */
  void verify(ClientAssertion assertion, Client client) {
    var claims = assertion.claims();
    forUs(claims);
    var expires = now(claims);
    signed(assertion, client);
    once(assertion, expires);
  }

  private void forUs(JWTClaimsSet claims) {
    var us = Set.of(baseUrl.value(), baseUrl.at("/oauth/token"));
    if (claims.getAudience().stream().noneMatch(us::contains)) {
      throw wrong("its aud must be " + baseUrl.value());
    }
  }

  private Instant now(JWTClaimsSet claims) {
    var now = clock.instant();
    var expires = instant(claims.getExpirationTime()).orElseThrow(() -> wrong("it has no exp"));
    if (!now.isBefore(expires.plus(SKEW))) {
      throw wrong("it has expired");
    }
    if (expires.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
      throw wrong("its exp must be within five minutes");
    }
    for (var begin : List.of("nbf", "iat")) {
      if (date(claims, begin).filter(at -> at.isAfter(now.plus(SKEW))).isPresent()) {
        throw wrong("its " + begin + " is in the future");
      }
    }
    return expires;
  }

  private static Optional<Instant> date(JWTClaimsSet claims, String name) {
    return instant(name.equals("nbf") ? claims.getNotBeforeTime() : claims.getIssueTime());
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  /**
   * The algorithm is one of ours, and the key one of the client's; the token names them, no more.
   */
  private void signed(ClientAssertion assertion, Client client) {
    var header = assertion.jwt().getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      throw wrong("its alg must be one of " + ALGORITHMS);
    }
    var keys = keySets.of(client, Optional.ofNullable(header.getKeyID()));
    if (keys.stream().noneMatch(key -> verifies(key, assertion))) {
      throw wrong("its signature is of none of the client's keys");
    }
  }

  private static boolean verifies(JWK key, ClientAssertion assertion) {
    try {
      var verifier = verifier(key);
      return verifier.supportedJWSAlgorithms().contains(assertion.jwt().getHeader().getAlgorithm())
          && assertion.jwt().verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof ECKey ec
        ? new ECDSAVerifier(ec.toECPublicKey())
        : new RSASSAVerifier(((RSAKey) key).toRSAPublicKey());
  }

  /** RFC 7523 §3: whoever hears an assertion on the way could else use it again. */
  private void once(ClientAssertion assertion, Instant expires) {
    var id = assertion.claims().getJWTID();
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
      throw wrong("it needs a jti");
    }
    if (!used.add(Secret.sha256(assertion.clientId() + "\n" + id), expires.plus(SKEW))) {
      throw wrong("it was used before");
    }
  }

  private static OAuthException wrong(String what) {
    return INVALID_CLIENT.because("client_assertion cannot be taken: " + what);
  }
}
