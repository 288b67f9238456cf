package dev.meshgate.mcp.ask;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** What a client may say that it can do or be asked ({@code ClientCapabilities} of MCP). */
public enum ClientCapability {
  /** A form that a person fills in; a client that names no mode means this one. */
  FORM("elicitation", "form"),
  /** A page that a person is sent to, for what must not pass through the client. */
  LINK("elicitation", "url"),
  /** Its model. */
  SAMPLING("sampling", ""),
  /** The folders that it works in. */
  ROOTS("roots", ""),
  /** Coming back for what takes long (the extension Tasks, SEP-2663); it answers no question. */
  TASKS("extensions", "io.modelcontextprotocol/tasks");

  private final String name;
  private final String mode;

  ClientCapability(String name, String mode) {
    this.name = name;
    this.mode = mode;
  }

  /** Whether it is among those that the client declared. */
  public boolean isIn(JsonObject declared) {
    if (!(declared.get(name) instanceof JsonObject details)) {
      return false;
    }
    return mode.isEmpty()
        || details.containsKey(mode)
        || (this == FORM && !details.containsKey(LINK.mode));
  }

  /** As a client would declare it. */
  public JsonObject json() {
    var details =
        mode.isEmpty()
            ? JsonValue.EMPTY_JSON_OBJECT
            : Json.object().add(mode, JsonValue.EMPTY_JSON_OBJECT).build();
    return Json.object().add(name, details).build();
  }
}
