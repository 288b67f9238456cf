package dev.meshgate.mcp.resource;

import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;

/**
 * A resource, or a template of many, as a list shows it.
 *
 * @param uri of a template: RFC 6570, level 1
 * @param name for programs
 * @param title for people
 * @param description for a model; may be empty
 */
public record Resource(String uri, String name, String title, String description, String mimeType) {

  JsonObject json(String uriMember, ProtocolVersion version) {
    var json = Json.object().add(uriMember, uri).add("name", name);
    if (version.isSince(ProtocolVersion.V2025_06_18)) {
      json.add("title", title);
    }
    if (!description.isEmpty()) {
      json.add("description", description);
    }
    return json.add("mimeType", mimeType).build();
  }
}
