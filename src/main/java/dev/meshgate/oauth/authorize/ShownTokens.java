package dev.meshgate.oauth.authorize;

import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.grant.Approved;
import dev.meshgate.oauth.pat.PersonalToken;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Tokens for calculation services that somebody shows instead of signing in. */
@ApplicationScoped
class ShownTokens {

  private static final int MOST = 20;

  @Inject PersonalTokens tokens;
  @Inject Resources resources;

  /** What was shown does not do; the message is for whoever showed it. */
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String sentence) {
      super(sentence);
    }
  }

  /**
   * What a client is given: never more than it asks for, and never more than every one of the
   * tokens allows.
   *
   * @param pasted one or several, parted by spaces, lines or commas
   * @throws RefusedException saying which does not do, and never repeating it
   */
  Approved approved(AuthorizationRequest request, String pasted) {
    var shown = known(pasted);
    opens(request.resource(), shown);
    var scopes = EnumSet.copyOf(request.scopes());
    scopes.retainAll(EnumSet.of(Scope.MCP_READ, Scope.MCP_EXECUTE));
    shown.forEach(token -> scopes.retainAll(token.scopes()));
    if (scopes.isEmpty()) {
      throw new RefusedException(
          "The application asks for more than these tokens allow, which is to look or to"
              + " calculate.");
    }
    return new Approved(
        shown.get(0).accountId(),
        request.clientId(),
        request.back().redirectUri().value(),
        request.resource().canonical(),
        scopes,
        shown.stream().map(PersonalToken::id).distinct().toList());
  }

  private List<PersonalToken> known(String pasted) {
    var words = Arrays.stream(pasted.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty() || words.size() > MOST) {
      throw new RefusedException("Paste 1 to " + MOST + " tokens.");
    }
    var shown = new ArrayList<PersonalToken>();
    for (var i = 0; i < words.size(); i++) {
      var which = words.size() == 1 ? "This token" : "Token " + (i + 1) + " of these";
      shown.add(
          tokens
              .use(new Secret(words.get(i)))
              .filter(token -> token.key().isPresent())
              .orElseThrow(
                  () ->
                      new RefusedException(
                          which
                              + " is not one for services, has ended or was revoked. It begins with"
                              + " svc_ or mcp_; ask whoever gave it to you.")));
    }
    return shown;
  }

  private void opens(Resource resource, List<PersonalToken> shown) {
    var services = shown.stream().flatMap(token -> token.services().stream()).toList();
    var opened =
        switch (resource.kind()) {
          case MAIN -> !services.isEmpty();
          case SERVICE ->
              services.stream().map(resources::service).anyMatch(resource.canonical()::equals);
          case ADMINISTRATION -> false;
        };
    if (!opened) {
      throw new RefusedException(
          "The application connects to "
              + resource.canonical()
              + ", which none of these tokens opens.");
    }
  }
}
