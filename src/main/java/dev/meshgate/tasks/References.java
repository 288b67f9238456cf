package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts earlier results into the words of a later step: {@code ${steps.s1.result}}, or a part of
 * what the answer holds for programs, {@code ${steps.s1.result.answers[0].value}}. In a workflow
 * that has parameters, also what was given for them: {@code ${parameters.name}}.
 */
final class References {

  /** An agent's words may be long; ten of them in one task must not fill the memory. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{\\s*(?:steps\\.([A-Za-z0-9][A-Za-z0-9_-]{0,63})\\.result"
              + "((?:\\.[\\p{L}\\p{N}_-]+|\\[\\d{1,6}\\]|\\['[^'\\]]*'\\]|\\[\"[^\"\\]]*\"\\])*)"
              + "|parameters\\.([A-Za-z][A-Za-z0-9_]{0,63}))\\s*\\}");
  private static final Pattern PART =
      Pattern.compile(
          "\\.([\\p{L}\\p{N}_-]+)|\\[(\\d+)\\]|\\['([^'\\]]*)'\\]|\\[\"([^\"\\]]*)\"\\]");
  private static final Pattern BROKEN = Pattern.compile("\\$\\{\\s*steps\\.[^}]{0,80}\\}?");
  private static final Pattern BROKEN_PARAMETER =
      Pattern.compile("\\$\\{\\s*parameters\\.[^}]{0,80}\\}?");

  private References() {}

  /**
   * The ids of the steps that a text refers to.
   *
   * @throws TaskRefusedException when something looks like a reference and is none
   */
  static List<String> in(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    var broken = BROKEN.matcher(REFERENCE.matcher(text).replaceAll(""));
    if (broken.find()) {
      throw new TaskRefusedException(
          "'"
              + broken.group()
              + "' is no reference to a result. Write ${steps.ID.result}, and a path behind it if"
              + " need be: ${steps.ID.result.rows[0].name}.");
    }
    return named(text, 1);
  }

  /**
   * The names of the parameters that a text refers to.
   *
   * @throws TaskRefusedException when something looks like a parameter and is none
   */
  static List<String> parametersIn(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    var broken = BROKEN_PARAMETER.matcher(REFERENCE.matcher(text).replaceAll(""));
    if (broken.find()) {
      throw new TaskRefusedException(
          "'" + broken.group() + "' is no reference to a parameter. Write ${parameters.NAME}.");
    }
    return named(text, 3);
  }

  private static List<String> named(String text, int group) {
    return REFERENCE
        .matcher(text)
        .results()
        .flatMap(found -> Optional.ofNullable(found.group(group)).stream())
        .distinct()
        .toList();
  }

  /**
   * The text with the results and the parameters in their places. What is in one of them is taken
   * as it is, even when it looks like a reference. A parameter that there is not stays as it
   * stands.
   *
   * @throws AgentException when a path leads nowhere
   */
  static String filled(
      String text, Map<String, AgentReply> results, Map<String, String> parameters) {
    var reference = REFERENCE.matcher(text);
    var filled = new StringBuilder();
    while (reference.find()) {
      var parameter = reference.group(3);
      var value =
          parameter == null
              ? value(reference, results)
              : parameters.getOrDefault(parameter, reference.group());
      if (filled.length() + value.length() > MOST_CHARACTERS) {
        throw new AgentException(
            "The results put into this step have more than 2,000,000 characters. Refer to a part"
                + " of them.");
      }
      reference.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(filled).toString();
  }

  private static String value(Matcher reference, Map<String, AgentReply> results) {
    var reply = results.get(reference.group(1));
    if (reply == null) {
      throw new AgentException("Step " + reference.group(1) + " gave no result.");
    }
    var path = reference.group(2);
    if (path.isEmpty()) {
      return reply.text();
    }
    var found =
        Optional.<JsonValue>ofNullable(reply.data())
            .or(() -> parsed(reply.text()))
            .map(data -> walk(data, path));
    return found
        .map(value -> value instanceof JsonString words ? words.getString() : value.toString())
        .orElseThrow(
            () ->
                new AgentException(
                    reference.group() + " leads nowhere. " + shape(reference.group(1), reply)));
  }

  private static Optional<JsonValue> parsed(String text) {
    try {
      return Optional.of(StrictJson.read(text));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static @Nullable JsonValue walk(JsonValue from, String path) {
    var part = PART.matcher(path);
    JsonValue at = from;
    while (at != null && part.find()) {
      var index = part.group(2);
      at = index == null ? member(at, name(part)) : item(at, Integer.parseInt(index));
    }
    return at;
  }

  private static String name(Matcher part) {
    for (var group : new int[] {1, 3, 4}) {
      if (part.group(group) != null) {
        return part.group(group);
      }
    }
    throw new IllegalStateException("a part of a path has a name or an index");
  }

  private static @Nullable JsonValue member(JsonValue value, String name) {
    return value.getValueType() == JsonValue.ValueType.OBJECT
        ? value.asJsonObject().get(name)
        : null;
  }

  private static @Nullable JsonValue item(JsonValue value, int index) {
    return value.getValueType() == JsonValue.ValueType.ARRAY && index < value.asJsonArray().size()
        ? value.asJsonArray().get(index)
        : null;
  }

  private static String shape(String step, AgentReply reply) {
    var data = reply.data();
    return data == null
        ? "The result of " + step + " is plain text: leave the path out."
        : "The result of " + step + " has " + String.join(", ", data.keySet()) + ".";
  }
}
