package dev.meshgate.oauth.client.document;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.ClientDocument;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.oauth.client.DocumentedClients;
import dev.meshgate.oauth.client.document.ClientDocumentSettings.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a client that is known by its address comes from. First what its address says now; where
 * nobody answers, what it said within a week; and only where it never said anything, what came with
 * us.
 */
@ApplicationScoped
public class ClientDocuments implements DocumentedClients {

  private static final Duration STALE = Duration.ofDays(7);

  /** How long a document that came with us stands in before its address is asked again. */
  private static final Duration SHIPPED_FRESH = Duration.ofMinutes(10);

  @Inject ClientDocumentSettings settings;
  @Inject DocumentFetches fetches;
  @Inject WellKnownClients wellKnown;
  @Inject Clients clients;
  @Inject Clock clock;
  @Inject HttpServletRequest request;

  @Override
  public boolean areTaken() {
    return settings.taken() != Taken.OFF;
  }

  @Override
  @Transactional(NOT_SUPPORTED)
  public void bring(String clientId) {
    if (!areTaken()) {
      throw INVALID_CLIENT.because("clients that are known by an address are not taken here");
    }
    var id = ClientIdUrl.of(clientId);
    if (!settings.isAllowed(id.getHost())) {
      throw INVALID_CLIENT.because("clients of " + id.getHost() + " are not taken here");
    }
    var known = clients.find(clientId);
    if (known.filter(client -> !client.isEnabled() || client.isFresh(clock.instant())).isEmpty()) {
      refresh(id, known);
    }
  }

  private void refresh(URI id, Optional<Client> known) {
    var address = request.getRemoteAddr();
    var failure =
        settings.taken() == Taken.FETCH
            ? fetches.fetch(id, address)
            : Optional.of("only well-known assistants are taken here");
    if (failure.isEmpty() || isStillGood(known)) {
      return;
    }
    // What was fetched once is never replaced by what came with us.
    if (known.flatMap(Client::fetchedAt).isPresent() || !isShipped(id, address)) {
      throw noDocument(id, failure.orElseThrow());
    }
  }

  private boolean isStillGood(Optional<Client> known) {
    return known
        .flatMap(Client::fetchedAt)
        .filter(at -> at.plus(STALE).isAfter(clock.instant()))
        .isPresent();
  }

  private boolean isShipped(URI id, String address) {
    var shipped =
        Optional.of(id.toString()).filter(any -> settings.shipped()).flatMap(wellKnown::find);
    shipped.ifPresent(
        metadata ->
            clients.read(
                new ClientDocument(
                    id.toString(), metadata, Optional.empty(), clock.instant().plus(SHIPPED_FRESH)),
                address));
    return shipped.isPresent();
  }

  private static OAuthException noDocument(URI id, String why) {
    return INVALID_CLIENT.because(
        "the document at "
            + id
            + ", which is to say who the application is, cannot be used: "
            + why);
  }
}
