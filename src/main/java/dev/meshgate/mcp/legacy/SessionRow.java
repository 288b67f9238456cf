package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** A session as a row. */
@Entity
@Table(name = "mcp_session")
class SessionRow {

  static final int LONGEST_CAPABILITIES = 4_000;
  static final int LONGEST_WATCHED = 20_000;

  @Id private String hash;
  private String subject;
  private String client;

  @Column(name = "access_grant")
  private String grant;

  private String version;

  @Column(length = LONGEST_CAPABILITIES)
  private String capabilities;

  private @Nullable String loudness;

  @Column(length = LONGEST_WATCHED)
  private String watched;

  @SuppressWarnings("UnusedVariable")
  private Instant createdAt;

  @SuppressWarnings("UnusedVariable")
  private Instant usedAt;

  /** For JPA alone. */
  protected SessionRow() {}

  SessionRow(
      String hash, Caller caller, ProtocolVersion version, JsonObject capabilities, Instant now) {
    this.hash = hash;
    this.subject = caller.subject();
    this.client = caller.client();
    this.grant = caller.grant();
    this.version = version.wire();
    this.capabilities = capabilities.toString();
    this.watched = "[]";
    this.createdAt = now;
    this.usedAt = now;
  }

  Session session() {
    var uris = new LinkedHashSet<String>();
    Json.read(watched)
        .asJsonArray()
        .getValuesAs(JsonString.class)
        .forEach(uri -> uris.add(uri.getString()));
    return new Session(
        hash,
        new Session.Owner(subject, client, grant),
        ProtocolVersion.of(version).orElseThrow(),
        Json.readObject(capabilities),
        loudness == null ? null : Severity.of(loudness).orElse(null),
        uris);
  }

  void hears(Severity from) {
    loudness = from.word();
  }

  void watches(Collection<String> uris) {
    watched = Json.builders().createArrayBuilder(uris).build().toString();
  }
}
