package dev.meshgate.oauth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.oauth.grant.RefreshToken;
import dev.meshgate.oauth.grant.RefreshTokens;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token is worth now (RFC 7662 §2.2), told to the client that it was issued to. For
 * everybody else it is as if there were none: who may not use a token learns nothing of it.
 */
@Dependent
class Introspection {

  private static final JsonObject INACTIVE = Json.object().add("active", false).build();

  @Inject RefreshTokens refreshTokens;
  @Inject Grants grants;
  @Inject PersonalTokens serviceTokens;
  @Inject Revocations revocations;
  @Inject Accounts accounts;
  @Inject OwnToken ownToken;
  @Inject BaseUrl baseUrl;
  @Inject Clock clock;

  JsonObject of(String token, Client client) {
    var found =
        token.startsWith(RefreshToken.PREFIX)
            ? refreshTokens.find(new Secret(token)).flatMap(row -> refreshToken(row, client))
            : accessToken(token, client);
    return found.orElse(INACTIVE);
  }

  private Optional<JsonObject> refreshToken(RefreshToken row, Client client) {
    if (!row.clientId().equals(client.id()) || !row.isGood(clock.instant())) {
      return Optional.empty();
    }
    return grants
        .find(row.grantId())
        .filter(grant -> isEnabled(grant.accountId()))
        .filter(serviceTokens::stand)
        .map(grant -> active(grant, client).add("exp", row.expiresAt().getEpochSecond()).build());
  }

  private boolean isEnabled(String accountId) {
    return accounts.find(accountId).filter(Account::isEnabled).isPresent();
  }

  private JsonObjectBuilder active(AccessGrant grant, Client client) {
    return Json.object()
        .add("active", true)
        .add("iss", baseUrl.value())
        .add("client_id", client.id())
        .add("sub", grant.subject())
        .add("aud", grant.resource())
        .add("scope", Scope.spaced(grant.scopes()));
  }

  private Optional<JsonObject> accessToken(String token, Client client) {
    return ownToken
        .claims(token)
        .filter(claims -> isGood(claims, client))
        .map(Introspection::active);
  }

  private boolean isGood(JWTClaimsSet claims, Client client) {
    return client.id().equals(claims.getClaim("client_id"))
        && clock.instant().isBefore(instant(claims.getExpirationTime()))
        && !revocations.names(
            String.valueOf(claims.getClaim("gid")),
            claims.getJWTID(),
            client.id(),
            claims.getSubject(),
            instant(claims.getIssueTime()))
        && (!claims.getSubject().startsWith(AccessGrant.OF_TOKENS)
            || grants
                .find(String.valueOf(claims.getClaim("gid")))
                .filter(serviceTokens::stand)
                .isPresent());
  }

  private static Instant instant(@Nullable Date date) {
    return date == null ? Instant.EPOCH : date.toInstant();
  }

  private static JsonObject active(JWTClaimsSet claims) {
    return Json.object()
        .add("active", true)
        .add("iss", claims.getIssuer())
        .add("client_id", String.valueOf(claims.getClaim("client_id")))
        .add("sub", claims.getSubject())
        .add("aud", claims.getAudience().get(0))
        .add("scope", String.valueOf(claims.getClaim("scope")))
        .add("token_type", "Bearer")
        .add("jti", claims.getJWTID())
        .add("iat", instant(claims.getIssueTime()).getEpochSecond())
        .add("exp", instant(claims.getExpirationTime()).getEpochSecond())
        .build();
  }
}
