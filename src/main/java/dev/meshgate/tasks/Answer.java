package dev.meshgate.tasks;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person answered when an agent had asked.
 *
 * @param step the step of a workflow that had asked; empty for a task
 */
record Answer(String step, String question, String answer) {

  private static final String FIELD = "answers";
  private static final Pattern ASKING = Pattern.compile("Step ([A-Za-z0-9_-]{1,64}) asks: ");

  /** Those that are kept with what was asked. */
  static List<Answer> of(JsonObject input) {
    return input.getOrDefault(FIELD, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(
            one ->
                new Answer(
                    one.getString("step", ""), one.getString("question"), one.getString("answer")))
        .toList();
  }

  /** What was asked, with this one kept beside it. */
  JsonObject keptIn(JsonObject input) {
    var all = Json.array();
    Stream.concat(of(input).stream(), Stream.of(this))
        .forEach(
            one ->
                all.add(
                    Json.object()
                        .add("step", one.step())
                        .add("question", one.question())
                        .add("answer", one.answer())));
    return Json.builders().createObjectBuilder(input).add(FIELD, all).build();
  }

  /** The material beside a task, with the answers to what its agent had asked. */
  static @Nullable String added(@Nullable String context, List<Answer> answers) {
    if (answers.isEmpty()) {
      return context;
    }
    var said =
        answers.stream()
            .map(one -> "You asked: " + one.question() + "\nThe answer: " + one.answer())
            .collect(Collectors.joining("\n\n"));
    return context == null ? said : context + "\n\n" + said;
  }

  /** The id of the step that asks, as {@link #question} tells it; empty if none does. */
  static String asking(String question) {
    var found = ASKING.matcher(question);
    return found.lookingAt() ? found.group(1) : "";
  }

  /** How it is put to a person that a step asks something. */
  static String question(String step, String asked) {
    return "Step " + step + " asks: " + asked;
  }
}
