package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Clients that prove themselves with a key ({@code private_key_jwt}). */
@ApplicationScoped
class AssertedClients {

  @Inject Clients clients;
  @Inject ClientAssertions assertions;

  /**
   * The client of an assertion. No transaction is held: its keys may have to be fetched, and an
   * assertion stays spent whatever becomes of the request.
   */
  @Transactional(NOT_SUPPORTED)
  public Client of(ClientAssertion assertion) {
    var client = ClientAuthentication.mayAsk(clients.asking(assertion.clientId()));
    if (client.authMethod() != AuthMethod.PRIVATE_KEY_JWT) {
      throw INVALID_CLIENT.because("this client is not registered for private_key_jwt");
    }
    assertions.verify(assertion, client);
    return client;
  }
}
