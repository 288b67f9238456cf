package dev.meshgate.oauth.token;

import static dev.meshgate.oauth.OAuthError.INVALID_GRANT;
import static dev.meshgate.oauth.OAuthError.INVALID_TARGET;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.oauth.client.GrantType;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.AuthorizationCode;
import dev.meshgate.oauth.grant.AuthorizationCodes;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.oauth.grant.RefreshTokens;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** {@code grant_type=authorization_code} (RFC 6749 §4.1.3). */
@Dependent
class AuthorizationCodeGrant {

  private final AuthorizationCodes codes;
  private final Grants grants;
  private final RefreshTokens refreshTokens;
  private final Clients clients;
  private final Places places;

  /** What the checks of a code need beside the code. */
  @Dependent
  static class Places {

    @Inject Resources resources;
    @Inject Audit audit;
    @Inject Clock clock;
  }

  @Inject
  AuthorizationCodeGrant(
      AuthorizationCodes codes,
      Grants grants,
      RefreshTokens refreshTokens,
      Clients clients,
      Places places) {
    this.codes = codes;
    this.grants = grants;
    this.refreshTokens = refreshTokens;
    this.clients = clients;
    this.places = places;
  }

  Granted redeem(Client client, Parameters request) {
    var secret = new Secret(request.required("code"));
    var redirectUri = request.required("redirect_uri");
    var verifier =
        client.isGptAction()
            ? request.optional("code_verifier")
            : Optional.of(request.required("code_verifier"));
    var code =
        codes.find(secret).orElseThrow(() -> INVALID_GRANT.because("the code is not known here"));
    if (!codes.redeem(secret)) {
      // RFC 6749 §4.1.2: "SHOULD revoke all tokens previously issued based on that code".
      grants.revoke(code.grantId());
      places.audit.note(
          Deed.of(Kind.TOKEN, "code.replayed")
              .ended("refused")
              .with(client.id())
              .under(code.grantId()));
      throw INVALID_GRANT.because("the code was used before; everything that it gave has ended");
    }
    try {
      code.verify(client.id(), redirectUri, verifier, places.clock.instant());
    } catch (OAuthException refusal) {
      // It is burnt, and nobody will ever have a token of this grant.
      grants.revoke(code.grantId());
      throw refusal;
    }
    var grant =
        grants
            .find(code.grantId())
            .orElseThrow(() -> INVALID_GRANT.because("what the code stands for was taken back"));
    sameResource(grant, request);
    clients.used(client.id());
    return granted(client, grant, code);
  }

  /** RFC 8707 §2.2: a client may name the resource again, but no other than it was granted. */
  private void sameResource(AccessGrant grant, Parameters request) {
    if (!request.all("resource").isEmpty()
        && !places.resources.of(request).canonical().equals(grant.resource())) {
      throw INVALID_TARGET.because("the code was granted for " + grant.resource());
    }
  }

  private Granted granted(Client client, AccessGrant grant, AuthorizationCode code) {
    var refreshToken =
        client.grantTypes().contains(GrantType.REFRESH_TOKEN)
            ? Optional.of(refreshTokens.add(grant.id(), client.id()))
            : Optional.<Secret>empty();
    return new Granted(
        grant.subject(),
        client.id(),
        grant.id(),
        places.resources.granted(grant.resource()),
        grant.scopes(),
        refreshToken,
        code.signIn());
  }
}
