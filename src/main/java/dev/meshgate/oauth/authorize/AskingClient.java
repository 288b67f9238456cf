package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;
import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;

import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Who asks, and where the answer may go: the two rules before anything can travel back. */
@Dependent
class AskingClient {

  private final Clients clients;
  private final OAuthSettings settings;

  @Inject
  AskingClient(Clients clients, OAuthSettings settings) {
    this.clients = clients;
    this.settings = settings;
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
    var back = Return.of(client, request);
    if (client.origin() != Client.Origin.REGISTERED
        && !back.redirectUri().isWithin(settings.redirectSchemes())) {
      throw INVALID_REQUEST.because(
          "no answers are sent to "
              + back.redirectUri().place()
              + " here; ask an administrator to allow that, or to enter the application");
    }
    return new Asked(client, back, request);
  }
}
