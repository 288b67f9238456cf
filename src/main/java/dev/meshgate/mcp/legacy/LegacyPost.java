package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.Widgets;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post of an older revision.
 *
 * @param session that it belongs to; null for a client that does without
 */
record LegacyPost(McpPost post, ProtocolVersion version, @Nullable Session session) {

  Caller caller() {
    return post.caller();
  }

  Feature.Client client() {
    return new Feature.Client(caller(), version, asking());
  }

  boolean drawsWidgets() {
    return session != null && Widgets.drawnWith(session.capabilities());
  }

  /**
   * Without a session no answer could find its way back to the call. Extensions of a call are for
   * 2026-07-28 alone.
   */
  Asking asking() {
    return new Asking(
        session == null
            ? JsonValue.EMPTY_JSON_OBJECT
            : Json.builders()
                .createObjectBuilder(session.capabilities())
                .remove("extensions")
                .build(),
        Map.of());
  }
}
