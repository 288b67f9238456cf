package dev.meshgate.mcp;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** Who we say we are ({@code Implementation} of MCP). Words, never a reason to trust. */
@ApplicationScoped
public class ServerInfo {

  static final String VERSION = "0.1.0";

  @Inject BaseUrl base;

  /** Since 2025-06-18 there is a title, since 2025-11-25 the rest. */
  public JsonObject json(ProtocolVersion version) {
    var info = Json.object().add("name", "meshgate").add("version", VERSION);
    if (version.isSince(ProtocolVersion.V2025_06_18)) {
      info.add("title", "Meshgate");
    }
    if (version.isSince(ProtocolVersion.V2025_11_25)) {
      info.add("description", "The gate to this organisation's agents, models and documents.");
      info.add("websiteUrl", base.at("/"));
    }
    return info.build();
  }
}
