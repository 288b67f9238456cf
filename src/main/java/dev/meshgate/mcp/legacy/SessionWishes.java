package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;
import static dev.meshgate.mcp.JsonRpcError.RESOURCE_NOT_FOUND;

import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.Loudness;
import dev.meshgate.mcp.resource.Resources;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What a client wants to hear of for as long as its session lasts. */
@Dependent
class SessionWishes {

  private final Sessions sessions;
  private final Resources resources;
  private final Features features;

  @Inject
  SessionWishes(Sessions sessions, Resources resources, Features features) {
    this.sessions = sessions;
    this.resources = resources;
    this.features = features;
  }

  /** Grants the wish; the answer is always the same. */
  String granted(LegacyPost post, JsonRpcMessage message) {
    var session = post.session();
    if (session == null) {
      throw INVALID_REQUEST.inBand(
          message.method() + " needs the Mcp-Session-Id that initialize gave.");
    }
    switch (String.valueOf(message.method())) {
      case "logging/setLevel" -> sessions.hear(session, Loudness.of(message.params().get("level")));
      case "resources/subscribe" -> sessions.watch(session, visible(post, message));
      default -> sessions.unwatch(session, Features.required(message, "uri"));
    }
    return "{}";
  }

  private String visible(LegacyPost post, JsonRpcMessage message) {
    if (features.find("resources/read", post.post()).isEmpty()) {
      throw METHOD_NOT_FOUND.inBand("There are no resources here.");
    }
    var uri = Features.required(message, "uri");
    if (!resources.exists(uri, post.caller())) {
      throw RESOURCE_NOT_FOUND.inBand(
          "There is no such resource, or you may not see it. See resources/list.");
    }
    return uri;
  }
}
