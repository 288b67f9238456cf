package dev.meshgate.mcp.ask;

import jakarta.json.JsonObject;

/**
 * What a person did with a form or a link.
 *
 * @param action {@code accept}, {@code decline} or {@code cancel}
 * @param content what was filled in; empty unless accepted, and for a link
 */
public record Elicited(String action, JsonObject content) {

  public boolean isAccepted() {
    return action.equals("accept");
  }
}
