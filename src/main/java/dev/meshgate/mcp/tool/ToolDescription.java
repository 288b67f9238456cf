package dev.meshgate.mcp.tool;

import dev.meshgate.oauth.Scope;
import jakarta.json.JsonObject;
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
 */
public record ToolDescription(
    String name,
    String title,
    String description,
    Set<Scope> scopes,
    Hints hints,
    JsonObject inputSchema,
    @Nullable JsonObject outputSchema,
    boolean takesLong) {

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
  }

  private static String titleOf(String name) {
    var words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
