package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed at {@code initialize}, and what the client has wished since.
 *
 * @param hash of the id that the client holds
 * @param owner whoever began it; nobody else can use it
 * @param capabilities what the client can be asked
 * @param loudness from where on it wants to hear what tools note; null for nothing
 * @param watched resources whose changes it wants to hear of
 */
record Session(
    String hash,
    Owner owner,
    ProtocolVersion version,
    JsonObject capabilities,
    @Nullable Severity loudness,
    Set<String> watched) {

  Session {
    watched = Set.copyOf(watched);
  }

  /** A session belongs to one person with one client under one grant. */
  record Owner(String subject, String client, String grant) {

    static Owner of(Caller caller) {
      return new Owner(caller.subject(), caller.client(), caller.grant());
    }
  }
}
