package dev.meshgate.mcp;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** Who we say we are ({@code Implementation} of MCP). Words, never a reason to trust. */
@ApplicationScoped
public class ServerInfo {

  static final String VERSION = "0.1.0";

  private static final String ICON = "static/icon.svg";

  private final Map<ProtocolVersion, String> written = new EnumMap<>(ProtocolVersion.class);
  private final Map<ProtocolVersion, String> introductions = new EnumMap<>(ProtocolVersion.class);

  /** For the container. */
  public ServerInfo() {}

  public ServerInfo(BaseUrl base) {
    write(base);
  }

  @Inject
  void write(BaseUrl base) {
    for (var version : ProtocolVersion.values()) {
      var info = info(version, base).build();
      written.put(version, info.toString());
      introductions.put(version, introduction(info, version).toString());
    }
  }

  /** As JSON text, for every answer. */
  public String json(ProtocolVersion version) {
    return written.getOrDefault(version, "{}");
  }

  /** As JSON text, with our icon: for where a client gets to know us. */
  public String introduction(ProtocolVersion version) {
    return introductions.getOrDefault(version, "{}");
  }

  /** The icon is in it, so that it needs no address that a client could not reach. */
  private static JsonObject introduction(JsonObject info, ProtocolVersion version) {
    if (!version.isSince(ProtocolVersion.V2025_11_25)) {
      return info;
    }
    var icon =
        Json.object()
            .add("src", "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(icon()))
            .add("mimeType", "image/svg+xml")
            .add("sizes", Json.array().add("any"));
    return Json.builders().createObjectBuilder(info).add("icons", Json.array().add(icon)).build();
  }

  private static byte[] icon() {
    try (var file = ServerInfo.class.getClassLoader().getResourceAsStream(ICON)) {
      if (file == null) {
        throw new IllegalStateException(ICON + " is missing from the archive");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Since 2025-06-18 there is a title, since 2025-11-25 the rest. */
  private static JsonObjectBuilder info(ProtocolVersion version, BaseUrl base) {
    var info = Json.object().add("name", "meshgate").add("version", VERSION);
    if (version.isSince(ProtocolVersion.V2025_06_18)) {
      info.add("title", "Meshgate");
    }
    if (version.isSince(ProtocolVersion.V2025_11_25)) {
      info.add("description", "The gate to this organisation's agents, models and documents.");
      info.add("websiteUrl", base.at("/"));
    }
    return info;
  }
}
