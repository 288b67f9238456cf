package dev.meshgate.oauth.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.oauth.pat.ServiceKey;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks a token once and remembers it by its hash: the second call with the same token costs a
 * look-up, no signature and no database. Revocations are looked at each time.
 */
@ApplicationScoped
public class TokenVerifier {

  private static final int MOST_REMEMBERED = 50_000;
  private static final int LONGEST = 4_096;
  private static final Duration LONGEST_CALL = Duration.ofHours(1);
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final Cache<String, VerifiedToken> remembered =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(Duration.ofMinutes(10))
          .build();

  @Inject SigningKeys keys;
  @Inject Revocations revocations;
  @Inject PersonalTokens personalTokens;
  @Inject Grants grants;
  @Inject BaseUrl baseUrl;
  @Inject Clock clock;

  /**
   * Who holds that token.
   *
   * @throws InvalidTokenException in words for the holder
   */
  Caller verify(String token) {
    if (token.length() > LONGEST) {
      throw new InvalidTokenException("it is too long to be one of ours");
    }
    var hash = Secret.sha256(token);
    var known = remembered.getIfPresent(hash);
    var verified = known == null ? check(token) : known;
    if (!clock.instant().isBefore(verified.caller().token().expiresAt())) {
      throw new InvalidTokenException("it has expired");
    }
    if (isRevoked(verified.caller())) {
      throw new InvalidTokenException("it was revoked");
    }
    if (verified.key().filter(kid -> keys.find(kid).isEmpty()).isPresent()) {
      throw notInUse();
    }
    if (known == null) {
      remembered.put(hash, verified);
    }
    return narrowed(verified.caller());
  }

  /** Without those keys that have ended since; it is at an end itself when none is left. */
  private Caller narrowed(Caller caller) {
    if (!caller.isConfined()) {
      return caller;
    }
    var left = caller.keys().stream().filter(key -> isGood(key, caller)).toList();
    if (left.isEmpty()) {
      throw new InvalidTokenException("the service token behind it has ended");
    }
    return left.size() == caller.keys().size() ? caller : caller.with(left);
  }

  private boolean isGood(ServiceKey key, Caller caller) {
    return clock.instant().isBefore(key.expiresAt())
        && !revocations.names(
            caller.grant(), key.token(), caller.client(), key.account(), caller.token().issuedAt());
  }

  /**
   * Whether an answer that began when the token was good may go on. That the token has expired in
   * the meantime does not cut a long call short, but no stream lives on it for ever.
   */
  public boolean mayGoOn(Caller caller) {
    return !isRevoked(caller)
        && (!caller.isConfined() || caller.keys().stream().anyMatch(key -> isGood(key, caller)))
        && clock.instant().isBefore(caller.token().expiresAt().plus(LONGEST_CALL));
  }

  private boolean isRevoked(Caller caller) {
    var token = caller.token();
    return revocations.names(
        caller.grant(), token.id(), caller.client(), caller.subject(), token.issuedAt());
  }

  private VerifiedToken check(String token) {
    if (PersonalTokens.isOne(token)) {
      return personal(token);
    }
    try {
      var jwt = SignedJWT.parse(token);
      return claims(verifySignature(jwt), jwt.getHeader().getKeyID());
    } catch (ParseException e) {
      throw new InvalidTokenException("it cannot be read");
    }
  }

  /**
   * RFC 8725 §3.1: the algorithm is ours to say, and so is the key; nothing in the token counts.
   */
  private JWTClaimsSet verifySignature(SignedJWT jwt) throws ParseException {
    var header = jwt.getHeader();
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
        || !ACCESS_TOKEN.equals(header.getType())) {
      throw new InvalidTokenException("it is no access token of this server");
    }
    var key = key(header.getKeyID()).orElseThrow(TokenVerifier::notInUse);
    try {
      if (!jwt.verify(new ECDSAVerifier(key.toECPublicKey()))) {
        throw new InvalidTokenException("its signature is wrong");
      }
    } catch (JOSEException e) {
      throw new InvalidTokenException("its signature cannot be checked");
    }
    return jwt.getJWTClaimsSet();
  }

  private static InvalidTokenException notInUse() {
    return new InvalidTokenException("its key is not in use (any more)");
  }

  private Optional<ECKey> key(String kid) {
    if (kid == null) {
      return Optional.empty();
    }
    return keys.find(kid).or(() -> keys.findAfterRefresh(kid));
  }

  private VerifiedToken claims(JWTClaimsSet claims, String kid) throws ParseException {
    var audience = claims.getAudience();
    var expires = claims.getExpirationTime();
    var issued = claims.getIssueTime();
    if (!baseUrl.value().equals(claims.getIssuer())
        || audience.size() != 1
        || expires == null
        || issued == null) {
      throw new InvalidTokenException("it is no access token of this server");
    }
    var subject = required(claims, "sub");
    var grant = required(claims, "gid");
    var caller =
        new Caller(
            subject,
            required(claims, "client_id"),
            grant,
            audience.get(0),
            Scope.among(required(claims, "scope")),
            new Caller.Token(required(claims, "jti"), issued.toInstant(), expires.toInstant()),
            subject.startsWith(AccessGrant.OF_TOKENS) ? keysOf(grant) : List.of());
    return new VerifiedToken(caller, Optional.of(kid));
  }

  private List<ServiceKey> keysOf(String grant) {
    var keys =
        grants
            .find(grant)
            .map(found -> personalTokens.keys(found.serviceTokens()))
            .orElse(List.of());
    if (keys.isEmpty()) {
      throw new InvalidTokenException("the service tokens behind it have ended");
    }
    return keys;
  }

  private static String required(JWTClaimsSet claims, String name) throws ParseException {
    var value = claims.getStringClaim(name);
    if (value == null) {
      throw new InvalidTokenException("it is no access token of this server");
    }
    return value;
  }

  private VerifiedToken personal(String token) {
    var found =
        personalTokens
            .use(new Secret(token))
            .orElseThrow(() -> new InvalidTokenException("it is not known here (any more)"));
    var caller =
        new Caller(
            found.key().map(key -> AccessGrant.OF_TOKENS + found.id()).orElse(found.accountId()),
            "personal",
            found.id(),
            found.resource(),
            found.scopes(),
            new Caller.Token(found.id(), found.createdAt(), found.expiresAt()),
            found.key().stream().toList());
    return new VerifiedToken(caller, Optional.empty());
  }
}
