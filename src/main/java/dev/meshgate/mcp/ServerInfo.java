package dev.meshgate.mcp;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** Who we say we are ({@code Implementation} of MCP). Words, never a reason to trust. */
@ApplicationScoped
public class ServerInfo {

  static final String VERSION = "0.1.0";

  private final Map<ProtocolVersion, String> written = new EnumMap<>(ProtocolVersion.class);

  /** For the container. */
  public ServerInfo() {}

  public ServerInfo(BaseUrl base) {
    write(base);
  }

  @Inject
  void write(BaseUrl base) {
    for (var version : ProtocolVersion.values()) {
      written.put(version, json(version, base));
    }
  }

  /** As JSON text. */
  public String json(ProtocolVersion version) {
    return written.getOrDefault(version, "{}");
  }

  /** Since 2025-06-18 there is a title, since 2025-11-25 the rest. */
  private static String json(ProtocolVersion version, BaseUrl base) {
    var info = Json.object().add("name", "meshgate").add("version", VERSION);
    if (version.isSince(ProtocolVersion.V2025_06_18)) {
      info.add("title", "Meshgate");
    }
    if (version.isSince(ProtocolVersion.V2025_11_25)) {
      info.add("description", "The gate to this organisation's agents, models and documents.");
      info.add("websiteUrl", base.at("/"));
    }
    return info.build().toString();
  }
}
