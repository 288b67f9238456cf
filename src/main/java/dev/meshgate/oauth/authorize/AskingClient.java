package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Who asks, and where the answer may go: the two rules before anything can travel back. */
@Dependent
class AskingClient {

  private final Clients clients;

  @Inject
  AskingClient(Clients clients) {
    this.clients = clients;
  }

  /** A known client and a place that it registered. */
  record Asked(Client client, Return back, Parameters parameters) {}

  Asked of(Parameters request) {
    var client =
        clients
            .asking(request.required("client_id"))
            .orElseThrow(
                () -> INVALID_CLIENT.because("the application is not known here (any more)"));
    if (!client.isEnabled()) {
      throw INVALID_CLIENT.because("an administrator has switched this application off");
    }
    return new Asked(client, Return.of(client, request), request);
  }
}
