package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.oauth.Scope;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tool as the faces show it.
 *
 * @param name what is called
 * @param title a few words for people
 * @param description what it does and when to use it, for the model
 * @param scopes what the caller's token must allow, all of them
 * @param inputSchema JSON Schema 2020-12 of the arguments, an object
 * @param outputSchema JSON Schema of the structured content, an object; null if it answers in words
 * @param takesLong whether it may take longer than a request should hold a thread
 * @param needs what the client must have declared that it can be asked
 * @param items the argument whose elements are each a piece of work, as a JSON Pointer; may be
 *     empty
 * @param presentation how it appears in clients that draw widgets
 */
public record ToolDescription(
    String name,
    String title,
    String description,
    Set<Scope> scopes,
    Hints hints,
    JsonObject inputSchema,
    @Nullable JsonObject outputSchema,
    boolean takesLong,
    Set<ClientCapability> needs,
    String items,
    Presentation presentation) {

  /** The narrowest of what MCP (128 of {@code [A-Za-z0-9_.-]}), Claude and GPT Actions take. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** The loose form calls a tool by its name as method; these are methods of MCP. */
  private static final Set<String> METHODS_OF_MCP = Set.of("initialize", "ping");

  public ToolDescription {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The tool name '" + name + "' must be 1 to 64 of a-z, 0-9 and _, a letter first.");
    }
    if (METHODS_OF_MCP.contains(name)) {
      throw new IllegalArgumentException("The tool name '" + name + "' is a method of MCP.");
    }
    if (description.isBlank()) {
      throw new IllegalArgumentException("The tool " + name + " has no description.");
    }
    title = title.isBlank() ? titleOf(name) : title;
    scopes = Set.copyOf(scopes);
    needs = Set.copyOf(needs);
  }

  /** How many pieces of work a call with those arguments is; they may be of any form. */
  public int itemsIn(JsonValue arguments) {
    JsonValue found = arguments;
    for (var name : items.isEmpty() ? new String[0] : items.substring(1).split("/", -1)) {
      found = found instanceof JsonObject object ? object.get(name) : null;
    }
    return found instanceof JsonArray list ? Math.max(1, list.size()) : 1;
  }

  private static String titleOf(String name) {
    var words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
