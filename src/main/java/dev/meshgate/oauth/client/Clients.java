package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;
import static dev.meshgate.oauth.OAuthError.INVALID_REDIRECT_URI;
import static dev.meshgate.oauth.OAuthError.TOO_MANY_REQUESTS;
import static dev.meshgate.oauth.client.Client.Origin.DOCUMENT;
import static dev.meshgate.oauth.client.Client.Origin.DYNAMIC;
import static dev.meshgate.oauth.client.Client.Origin.REGISTERED;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The applications that we know. */
@ApplicationScoped
public class Clients {

  private static final Duration UNUSED_LIFE = Duration.ofHours(24);

  @Inject ClientRepository rows;
  @Inject DocumentedClients documents;
  @Inject OAuthSettings settings;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<ClientEnded> ended;
  @Inject Event<ClientChanged> changed;

  /**
   * A client and, once, its secret.
   *
   * @param secret empty for a client that has none
   * @param registrationToken what its registration is managed with; only for one that registered
   *     itself
   */
  public record Registered(
      Client client, Optional<Secret> secret, Optional<Secret> registrationToken) {

    /** The client information response (RFC 7591 §3.2.1). */
    public JsonObject toJson() {
      var json = Json.builders().createObjectBuilder(client.toJson());
      secret.ifPresent(
          value -> json.add("client_secret", value.value()).add("client_secret_expires_at", 0));
      return json.build();
    }
  }

  @Transactional
  public Optional<Client> find(String id) {
    return rows.find(id);
  }

  /**
   * The client of that id, for one that asks for something now: where its id is the address of a
   * document, that is read first.
   *
   * @throws dev.meshgate.oauth.OAuthException {@code invalid_client} when the document is none
   */
  @Transactional(dontRollbackOn = OAuthException.class)
  public Optional<Client> asking(String id) {
    if (id.startsWith("https:")) {
      documents.bring(id);
    }
    return rows.find(id);
  }

  @Transactional
  public List<Client> newest(int limit) {
    return rows.newest(limit);
  }

  /** An administrator enters a client. */
  @Transactional
  public Registered add(ClientMetadata metadata) {
    return add(new Client(Secret.opaqueId("cli_"), REGISTERED, metadata, clock.instant()));
  }

  /** An administrator enters the Actions of a GPT. */
  @Transactional
  public Registered add(GptAction action) {
    var client =
        new Client(Secret.opaqueId("cli_"), REGISTERED, action.metadata(), clock.instant());
    client.standFor(action);
    return add(client);
  }

  /**
   * A client enters itself (RFC 7591).
   *
   * @throws dev.meshgate.oauth.OAuthException {@code too_many_requests} over the quota of an
   *     address, or when too many stand about unused
   */
  @Transactional
  public Registered register(ClientMetadata metadata, String address) {
    mayAnswerThere(metadata);
    mayEnter(address, clock.instant());
    var client = new Client(Secret.opaqueId("dcr_"), DYNAMIC, metadata, clock.instant());
    client.registeredFrom(address);
    var token = Secret.random("mra_");
    client.managedWith(token);
    var registered = add(client);
    return new Registered(client, registered.secret(), Optional.of(token));
  }

  /** The client whose registration that token manages (RFC 7592 §2). */
  @Transactional
  public Optional<Client> managed(String id, Secret registrationToken) {
    return rows.find(id)
        .filter(Client::isEnabled)
        .filter(client -> client.isManagedWith(registrationToken));
  }

  /**
   * A client that registered itself changes what it said (RFC 7592 §2.2).
   *
   * @param metadata all of it; how the client proves itself stays
   */
  @Transactional
  public Client change(String id, ClientMetadata metadata) {
    var client = rows.find(id).orElseThrow();
    if (client.authMethod() != metadata.authMethod()) {
      throw INVALID_CLIENT_METADATA.because(
          "token_endpoint_auth_method cannot change; register another client");
    }
    mayAnswerThere(metadata);
    if (client.changeTo(metadata)) {
      changed.fire(new ClientChanged(id));
      tell("client.changed", id);
    }
    return client;
  }

  /**
   * Takes over what the document at a client's id says now.
   *
   * @param address who made us read it
   * @throws dev.meshgate.oauth.OAuthException {@code too_many_requests}, as for a registration
   */
  @Transactional
  public void read(ClientDocument document, String address) {
    var known = rows.find(document.id());
    if (known.isEmpty()) {
      mayEnter(address, clock.instant());
      var client = new Client(document.id(), DOCUMENT, document.metadata(), clock.instant());
      client.registeredFrom(address);
      client.readAgain(document);
      rows.add(client);
      tell("client.added", client.id());
    } else if (known.orElseThrow().readAgain(document)) {
      changed.fire(new ClientChanged(document.id()));
      tell("client.changed", document.id());
    }
  }

  private void mayAnswerThere(ClientMetadata metadata) {
    for (var uri : metadata.redirectUris()) {
      if (!uri.isWithin(settings.redirectSchemes())) {
        throw INVALID_REDIRECT_URI.because(
            "no answers are sent to " + uri.place() + " here; use https or a loopback address");
      }
    }
  }

  /** The quota of an address, and of all that nobody has used yet. */
  private void mayEnter(String address, Instant now) {
    rows.forgetUnused(now.minus(UNUSED_LIFE));
    if (rows.enteredFrom(address, now.minus(Duration.ofHours(1)))
        >= settings.registrationsPerHour()) {
      throw TOO_MANY_REQUESTS.because(
          "your address has registered "
              + settings.registrationsPerHour()
              + " clients within an hour; use one of them, or wait");
    }
    if (rows.unused() >= settings.unusedClients()) {
      throw TOO_MANY_REQUESTS.because(
          "too many registered clients were never used; they are forgotten after 24 hours");
    }
  }

  private Registered add(Client client) {
    var secret =
        client.authMethod().needsSecret()
            ? Optional.of(Secret.random("mcs_"))
            : Optional.<Secret>empty();
    secret.ifPresent(client::useSecret);
    rows.add(client);
    tell("client.added", client.id());
    return new Registered(client, secret, Optional.empty());
  }

  /** It was given a code or a token: from now on it is never forgotten. */
  @Transactional
  public void used(String id) {
    rows.used(id, clock.instant());
  }

  @Transactional
  public boolean disable(String id) {
    var client = rows.find(id);
    client.ifPresent(
        found -> {
          found.disable(clock.instant());
          ended.fire(new ClientEnded(id));
          tell("client.disabled", id);
        });
    return client.isPresent();
  }

  @Transactional
  public boolean enable(String id) {
    var client = rows.find(id);
    client.ifPresent(
        found -> {
          found.enable();
          tell("client.enabled", id);
        });
    return client.isPresent();
  }

  @Transactional
  public boolean delete(String id) {
    var deleted = rows.delete(id);
    if (deleted) {
      ended.fire(new ClientEnded(id));
      tell("client.deleted", id);
    }
    return deleted;
  }

  private void tell(String action, String id) {
    audit.note(Deed.of(Kind.ADMINISTRATION, action).on(id));
  }
}
