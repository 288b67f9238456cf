package dev.meshgate.mcp.ask;

import dev.meshgate.mcp.schema.SchemaCheck;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question, as MCP puts it ({@code InputRequest}).
 *
 * @param key what its answer is found by; one of a kind within the call
 * @param needs what the client must have declared
 */
public record Question(String key, String method, JsonObject params, ClientCapability needs) {

  private static final Set<String> ACTIONS = Set.of("accept", "decline", "cancel");

  /**
   * A form for a person. Never for a password or another secret.
   *
   * @param schema an object whose properties are strings, numbers, booleans or choices
   */
  public static Question form(String key, String message, JsonObject schema) {
    var params = Json.object().add("message", message).add("requestedSchema", schema).build();
    return new Question(key, "elicitation/create", params, ClientCapability.FORM);
  }

  /** A page where a person does what the client must not see. */
  public static Question link(String key, String message, String url) {
    var params = Json.object().add("mode", "url").add("message", message).add("url", url).build();
    return new Question(key, "elicitation/create", params, ClientCapability.LINK);
  }

  /** Something for the client's model. */
  public static Question sampling(String key, String prompt, int maxTokens) {
    var content = Json.object().add("type", "text").add("text", prompt);
    var messages = Json.array().add(Json.object().add("role", "user").add("content", content));
    var params = Json.object().add("messages", messages).add("maxTokens", maxTokens).build();
    return new Question(key, "sampling/createMessage", params, ClientCapability.SAMPLING);
  }

  /** Where the client works. */
  public static Question roots(String key) {
    return new Question(key, "roots/list", JsonValue.EMPTY_JSON_OBJECT, ClientCapability.ROOTS);
  }

  /** As MCP writes it. */
  public JsonObject json() {
    return Json.object().add("method", method).add("params", params).build();
  }

  /** As it is kept, to be {@link #read} again. */
  public JsonObject kept() {
    return Json.object()
        .add("key", key)
        .add("method", method)
        .add("params", params)
        .add("needs", needs.name())
        .build();
  }

  /** One that was {@link #kept}. */
  public static Question read(JsonObject kept) {
    return new Question(
        kept.getString("key"),
        kept.getString("method"),
        kept.getJsonObject("params"),
        ClientCapability.valueOf(kept.getString("needs")));
  }

  /** Whether that answers it. What does not is as good as no answer: it is asked again. */
  public boolean isAnsweredBy(JsonObject answer) {
    return switch (needs) {
      case FORM -> isAction(answer) && (!isAccepted(answer) || fits(answer.get("content")));
      case LINK -> isAction(answer);
      case SAMPLING -> answer.get("content") instanceof JsonStructure;
      case ROOTS ->
          answer.get("roots") instanceof JsonArray roots
              && roots.stream().allMatch(Question::isRoot);
      case TASKS -> false;
    };
  }

  private static boolean isAction(JsonObject answer) {
    return answer.get("action") instanceof JsonString action
        && ACTIONS.contains(action.getString());
  }

  static boolean isAccepted(JsonObject answer) {
    return answer.getString("action", "").equals("accept");
  }

  private static boolean isRoot(JsonValue root) {
    return root instanceof JsonObject object && object.get("uri") instanceof JsonString;
  }

  private boolean fits(@Nullable JsonValue content) {
    return content instanceof JsonObject
        && new SchemaCheck(params.getJsonObject("requestedSchema")).violations(content).isEmpty();
  }
}
