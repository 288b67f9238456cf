package dev.meshgate.agents.registry;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.remote.Endpoint;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.platform.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agent that somebody registered. */
@Entity
@Table(name = "registered_agent")
public class RegisteredAgent {

  private static final int LONGEST_PROFILE = 100_000;

  @Id private String id;

  @Column(updatable = false)
  private String owner;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  @Enumerated(EnumType.STRING)
  private Protocol protocol;

  @Column(length = 2_000)
  private String endpoint;

  private String dialect;
  private boolean streams;

  @Column(length = LONGEST_PROFILE)
  private String profile;

  private int concurrency;
  private int timeoutSeconds;

  /** Sealed; null where the agent asks for none. */
  @Column(length = 8_000)
  private byte @Nullable [] credential;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;
  private @Nullable Instant heartbeatAt;

  /** For JPA alone. */
  protected RegisteredAgent() {}

  RegisteredAgent(
      String id,
      String owner,
      Registration registration,
      byte @Nullable [] credential,
      Instant now) {
    this.id = id;
    this.owner = owner;
    this.createdAt = now;
    read(registration, credential, now);
  }

  /** Takes over what is registered now. */
  final void read(Registration registration, byte @Nullable [] sealed, Instant now) {
    visibility = registration.visibility();
    protocol = registration.protocol();
    endpoint = registration.uri().toString();
    dialect = registration.dialect();
    streams = registration.streams();
    profile = registration.profile().toString();
    concurrency = registration.concurrency();
    timeoutSeconds = registration.timeoutSeconds();
    credential = sealed;
    updatedAt = now;
  }

  void beat(Instant now) {
    heartbeatAt = now;
  }

  public String id() {
    return id;
  }

  public Visibility visibility() {
    return visibility;
  }

  public Protocol protocol() {
    return protocol;
  }

  public String endpoint() {
    return endpoint;
  }

  public String dialect() {
    return dialect;
  }

  /** How many tasks it takes at a time. */
  public int concurrency() {
    return concurrency;
  }

  public int timeoutSeconds() {
    return timeoutSeconds;
  }

  /** {@code name}, {@code framework}, {@code capabilities} and so on, as they were given. */
  public JsonObject profile() {
    return Json.readObject(profile);
  }

  /** Of a task, in the unit that the company reckons in; null where nobody said. */
  @Nullable Double cost() {
    return profile().get("cost") instanceof JsonNumber cost ? cost.doubleValue() : null;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it last said that it is there, if it ever did. */
  public Optional<Instant> heartbeatAt() {
    return Optional.ofNullable(heartbeatAt);
  }

  public boolean isOwnedBy(String subject) {
    return owner.equals(subject);
  }

  boolean isVisibleTo(String subject) {
    return visibility == Visibility.EVERYONE || isOwnedBy(subject);
  }

  byte @Nullable [] credential() {
    return credential;
  }

  AgentCard card() {
    var said = profile();
    return new AgentCard(
        id,
        said.getString("name"),
        said.getString("framework"),
        said.getString("description"),
        words(said));
  }

  private static List<String> words(JsonObject said) {
    return said.getJsonArray("capabilities").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  Endpoint at(Map<String, String> credentials) {
    return new Endpoint(
        protocol,
        URI.create(endpoint),
        dialect,
        streams,
        credentials,
        profile().getString("instructions"),
        Duration.ofSeconds(timeoutSeconds),
        profile().getString("fingerprint", ""));
  }
}
