package dev.meshgate.mcp.ask;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the one who called can be asked, and what was answered already. A tool or prompt that takes
 * it as a parameter asks where it needs to know. The first time it does not come back: the call
 * ends there with the question, and begins anew when the answer is here. So ask before anything is
 * changed, under keys that stay, and as much as can be asked together.
 */
public final class Asking {

  /** A caller that cannot be asked anything, such as one of the REST face. */
  public static final Asking NOBODY = new Asking(JsonValue.EMPTY_JSON_OBJECT, Map.of());

  private final JsonObject capabilities;
  private final Map<String, JsonObject> given;
  private final Map<String, JsonObject> answered = new HashMap<>();

  /**
   * Begins one attempt at a call.
   *
   * @param capabilities what the client declared
   * @param given answers by their keys, not yet looked at
   */
  public Asking(JsonObject capabilities, Map<String, JsonObject> given) {
    this.capabilities = capabilities;
    this.given = Map.copyOf(given);
  }

  /** The next attempt, with more answers. */
  public Asking with(Map<String, JsonObject> more) {
    var all = new HashMap<>(given);
    all.putAll(more);
    return new Asking(capabilities, all);
  }

  public boolean can(ClientCapability capability) {
    return capability.isIn(capabilities);
  }

  /**
   * Asks all of that at once; comes back when all is answered.
   *
   * @throws MissingCapability when the client cannot be asked
   */
  public void together(Question... questions) {
    var missing =
        Arrays.stream(questions)
            .map(Question::needs)
            .filter(need -> !can(need))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw new MissingCapability(missing);
    }
    var open = new ArrayList<Question>();
    for (var question : questions) {
      var answer = given.get(question.key());
      if (answer != null && question.isAnsweredBy(answer)) {
        answered.put(question.key(), answer);
      } else {
        open.add(question);
      }
    }
    if (!open.isEmpty()) {
      throw new Unanswered(open, answered);
    }
  }

  private JsonObject answer(Question question) {
    together(question);
    return answered.getOrDefault(question.key(), JsonValue.EMPTY_JSON_OBJECT);
  }

  /** Has a person fill in a form; see {@link Question#form}. */
  public Elicited form(String key, String message, JsonObject schema) {
    var answer = answer(Question.form(key, message, schema));
    var filled =
        Question.isAccepted(answer) ? answer.getJsonObject("content") : JsonValue.EMPTY_JSON_OBJECT;
    return new Elicited(answer.getString("action"), filled);
  }

  /** Sends a person to a page; see {@link Question#link}. */
  public Elicited link(String key, String message, String url) {
    var answer = answer(Question.link(key, message, url));
    return new Elicited(answer.getString("action"), JsonValue.EMPTY_JSON_OBJECT);
  }

  /** What the client's model answers, its words alone; see {@link Question#sampling}. */
  public String sampling(String key, String prompt, int maxTokens) {
    var content = answer(Question.sampling(key, prompt, maxTokens)).get("content");
    var blocks = content instanceof JsonArray many ? many.stream() : Stream.of(content);
    return blocks
        .map(block -> block instanceof JsonObject object ? object.get("text") : null)
        .filter(JsonString.class::isInstance)
        .map(text -> ((JsonString) text).getString())
        .collect(Collectors.joining("\n"));
  }

  /** The URIs of the folders that the client works in. */
  public List<String> roots(String key) {
    return answer(Question.roots(key)).getJsonArray("roots").getValuesAs(JsonObject.class).stream()
        .map(root -> root.getString("uri"))
        .toList();
  }
}
