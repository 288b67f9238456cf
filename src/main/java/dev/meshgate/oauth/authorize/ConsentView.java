package dev.meshgate.oauth.authorize;

import dev.meshgate.accounts.Person;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.grant.Approved;
import dev.meshgate.platform.Templates.Described;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the consent page says, in the person's words. */
@ApplicationScoped
class ConsentView {

  Map<String, ?> of(
      String interaction,
      Client client,
      AuthorizationRequest request,
      Approved wanted,
      Person person,
      String formToken) {
    var view = application(interaction, client, request, formToken);
    view.put("verified", client.origin() == Client.Origin.REGISTERED);
    view.put("scopes", scopes(wanted.scopes()));
    view.put("resource", wanted.resource());
    view.put("opens", request.resource().kind().inPlainWords());
    view.put("signedIn", person.name());
    return view;
  }

  /** The same application, asking for tokens instead of a person. */
  Map<String, ?> forTokens(
      String interaction,
      Client client,
      AuthorizationRequest request,
      Map<String, String> errors,
      String formToken) {
    var view = application(interaction, client, request, formToken);
    view.put("resource", request.resource().canonical());
    view.put("errors", errors);
    return view;
  }

  private static Map<String, Object> application(
      String interaction, Client client, AuthorizationRequest request, String formToken) {
    var redirect = request.back().redirectUri();
    var view = new HashMap<String, Object>();
    view.put("i", interaction);
    view.put("csrf", formToken);
    view.put("client", client.name());
    client.host().ifPresent(host -> view.put("clientHost", host));
    client.website().ifPresent(host -> view.put("website", host));
    view.put("redirectHost", redirect.place());
    view.put("local", redirect.isLocal());
    return view;
  }

  private static List<Described> scopes(Set<Scope> scopes) {
    return scopes.stream().sorted().map(s -> new Described(s.value(), s.inPlainWords())).toList();
  }
}
