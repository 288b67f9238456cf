package dev.meshgate.oauth.token;

import static dev.meshgate.oauth.OAuthError.INVALID_GRANT;
import static dev.meshgate.oauth.OAuthError.INVALID_SCOPE;
import static dev.meshgate.oauth.OAuthError.INVALID_TARGET;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.oauth.grant.RefreshToken;
import dev.meshgate.oauth.grant.RefreshTokens;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code grant_type=refresh_token} (RFC 6749 §6, with the rotation of RFC 9700 §4.14.2). */
@Dependent
class RefreshTokenGrant {

  private final RefreshTokens tokens;
  private final Grants grants;
  private final Accounts accounts;
  private final Resources resources;
  private final PersonalTokens serviceTokens;
  private final Audit audit;
  private final Clock clock;

  @Inject
  RefreshTokenGrant(
      RefreshTokens tokens,
      Grants grants,
      Accounts accounts,
      Resources resources,
      PersonalTokens serviceTokens,
      Audit audit,
      Clock clock) {
    this.tokens = tokens;
    this.grants = grants;
    this.accounts = accounts;
    this.resources = resources;
    this.serviceTokens = serviceTokens;
    this.audit = audit;
    this.clock = clock;
  }

  Granted refresh(Client client, Parameters request) {
    var old = new Secret(request.required("refresh_token"));
    var row = verified(old, client);
    var grant =
        grants
            .find(row.grantId())
            .orElseThrow(
                () ->
                    INVALID_GRANT.because("this connection was ended; connect and sign in again"));
    if (accounts.find(grant.accountId()).filter(Account::isEnabled).isEmpty()) {
      throw INVALID_GRANT.because("the account is switched off");
    }
    if (!serviceTokens.stand(grant)) {
      throw INVALID_GRANT.because("the service tokens that it was made of have ended");
    }
    sameResource(grant, request);
    var scopes = within(grant, request);
    var successor =
        tokens
            .rotate(old, row)
            .orElseThrow(
                () -> {
                  // It is in two hands, and we cannot know which of them is the thief's.
                  grants.revoke(grant.id());
                  audit.note(
                      Deed.of(Kind.TOKEN, "refresh.replayed")
                          .ended("refused")
                          .about(grant.accountId())
                          .with(client.id())
                          .under(grant.id()));
                  return INVALID_GRANT.because(
                      "the refresh token was used before, so the connection has ended;"
                          + " connect and sign in again");
                });
    return new Granted(
        grant.subject(),
        client.id(),
        grant.id(),
        resources.granted(grant.resource()),
        scopes,
        Optional.of(successor),
        Optional.empty());
  }

  private RefreshToken verified(Secret token, Client client) {
    var row =
        tokens
            .find(token)
            .orElseThrow(() -> INVALID_GRANT.because("the refresh token is not known here"));
    if (!row.clientId().equals(client.id())) {
      throw INVALID_GRANT.because("the refresh token was issued to another client");
    }
    if (row.isOver(clock.instant())) {
      throw INVALID_GRANT.because("the refresh token has expired; connect and sign in again");
    }
    return row;
  }

  private void sameResource(AccessGrant grant, Parameters request) {
    if (!request.all("resource").isEmpty()
        && !resources.of(request).canonical().equals(grant.resource())) {
      throw INVALID_TARGET.because("the connection is for " + grant.resource());
    }
  }

  /** RFC 6749 §6: "MUST NOT include any scope not originally granted". */
  private static Set<Scope> within(AccessGrant grant, Parameters request) {
    var asked = request.optional("scope").map(Scope::among);
    if (asked.isPresent() && !grant.scopes().containsAll(asked.orElseThrow())) {
      throw INVALID_SCOPE.because("more than was granted; connect again to ask for it");
    }
    return asked.filter(scopes -> !scopes.isEmpty()).orElse(grant.scopes());
  }
}
