package dev.meshgate.oauth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Makes access tokens in the form of RFC 9068. */
@ApplicationScoped
class TokenIssuer {

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  @Inject SigningKeys keys;
  @Inject OAuthSettings settings;
  @Inject BaseUrl baseUrl;
  @Inject Accounts accounts;
  @Inject Audit audit;
  @Inject Clock clock;

  TokenResponse issue(Granted granted) {
    var now = clock.instant();
    var life = settings.accessTokenLifetime();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(baseUrl.value())
            .subject(granted.subject())
            .audience(granted.resource().canonical())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .jwtID(Secret.opaqueId(""))
            .claim("client_id", granted.clientId())
            .claim("gid", granted.grantId())
            .claim("scope", Scope.spaced(granted.scopes()));
    if (granted.resource().kind() == Resource.Kind.ADMINISTRATION) {
      addRoles(claims, granted);
    }
    audit.note(
        Deed.of(Kind.TOKEN, "token.issued")
            .by(granted.subject())
            .with(granted.clientId())
            .under(granted.grantId())
            .on(granted.resource().canonical())
            .saying("scope", Scope.spaced(granted.scopes())));
    return new TokenResponse(
        keys.sign(JWSAlgorithm.ES256, ACCESS_TOKEN, claims.build()),
        life,
        granted,
        Optional.empty());
  }

  /** Only this one token is a MicroProfile JWT too, so only it names roles. */
  private void addRoles(JWTClaimsSet.Builder claims, Granted granted) {
    claims.claim("upn", granted.subject());
    claims.claim(
        "groups",
        granted.scopes().contains(Scope.MCP_MANAGE)
            ? accounts.roles(granted.subject()).stream().sorted().map(Role::value).toList()
            : List.of());
  }
}
