package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.ACCESS_DENIED;
import static dev.meshgate.oauth.OAuthError.CONSENT_REQUIRED;
import static dev.meshgate.oauth.OAuthError.LOGIN_REQUIRED;

import dev.meshgate.accounts.Person;
import dev.meshgate.accounts.Role;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.authorize.AuthorizationRequest.Prompt;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.oauth.grant.Approved;
import dev.meshgate.oauth.grant.Authentication;
import dev.meshgate.oauth.grant.AuthorizationCodes;
import dev.meshgate.oauth.grant.CodeRequest;
import dev.meshgate.oauth.grant.Consents;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/** Whether a person must be asked, and what follows when they have agreed. */
@ApplicationScoped
class ConsentQuestion {

  @Inject Consents consents;
  @Inject Grants grants;
  @Inject AuthorizationCodes codes;
  @Inject Clients clients;
  @Inject BaseUrl baseUrl;
  @Inject Clock clock;

  /**
   * What the person would give: never more than their roles can use.
   *
   * @throws OAuthException {@code access_denied} when nothing is left
   */
  Approved wanted(AuthorizationRequest request, Person person) {
    var scopes = EnumSet.copyOf(request.scopes());
    if (!person.roles().contains(Role.PUBLISHER)) {
      scopes.remove(Scope.MCP_MANAGE);
    }
    if (Scope.openNothing(scopes)) {
      throw ACCESS_DENIED.because("your roles do not let you give what the application asks for");
    }
    return new Approved(
        person.id(),
        request.clientId(),
        request.back().redirectUri().value(),
        request.resource().canonical(),
        scopes);
  }

  /**
   * Whether the person must click. Another program on the same computer can pretend to be a public
   * client that answers there, so its consent is never silent (RFC 8252 §8.6).
   */
  @Transactional
  public boolean mustAsk(AuthorizationRequest request, Client client, Approved wanted) {
    return request.prompt().contains(Prompt.CONSENT)
        || (client.isPublic() && request.back().redirectUri().isLocal())
        || !consents.cover(wanted);
  }

  /** The person has agreed, now or before: a grant, and a code for it. */
  @Transactional
  public Response agree(AuthorizationRequest request, Approved approved, Person person) {
    consents.remember(approved);
    return granted(request, approved, person.authenticatedAt());
  }

  /** Whoever holds tokens for services has agreed; they are asked again each time. */
  @Transactional
  public Response agree(AuthorizationRequest request, Approved approved) {
    return granted(request, approved, clock.instant());
  }

  private Response granted(AuthorizationRequest request, Approved approved, Instant signedIn) {
    var code =
        codes.add(
            grants.open(approved),
            new CodeRequest(
                request.back().redirectUri().value(),
                request.codeChallenge(),
                new Authentication(signedIn, request.nonce())));
    clients.used(request.clientId());
    return AuthorizationResponse.code(request.back(), code, baseUrl).toResponse();
  }

  /** {@code prompt=none}: an answer without a page, or the reason why there is none. */
  @Transactional
  public Response answerSilently(AuthorizationRequest request, Optional<Person> person) {
    var here = person.orElseThrow(() -> LOGIN_REQUIRED.because("nobody is signed in"));
    var client = clients.find(request.clientId()).orElseThrow();
    var wanted = wanted(request, here);
    if (mustAsk(request, client, wanted)) {
      throw CONSENT_REQUIRED.because("the person must be asked");
    }
    return agree(request, wanted, here);
  }
}
