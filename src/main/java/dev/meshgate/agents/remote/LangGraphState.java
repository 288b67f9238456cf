package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** What a thread of LangGraph holds after a run. */
record LangGraphState(JsonObject state) {

  private static final String MESSAGES = "messages";

  /**
   * What came out.
   *
   * @param status of the run
   * @throws AgentException when it failed, was stopped, or waits for a person
   */
  AgentReply reply(String status) {
    var question =
        Told.objects(state, "tasks")
            .flatMap(task -> Told.objects(task, "interrupts"))
            .map(interrupt -> question(interrupt.getOrDefault("value", JsonValue.NULL)))
            .collect(Collectors.joining("\n\n"));
    if (!question.isEmpty()) {
      throw new AgentAsksException(question, false);
    }
    if (status.equals("interrupted")) {
      throw new AgentException("The agent was told by others to stop.");
    }
    if (!status.equals("success")) {
      throw new AgentException("The agent failed: " + reason(status));
    }
    var next = Told.texts(state, "next");
    if (!next.isEmpty()) {
      throw new AgentAsksException(
          "The agent waits for a person before it goes on with " + String.join(", ", next) + ".",
          false);
    }
    return reply(Told.object(state, "values"));
  }

  private static String question(JsonValue asked) {
    if (asked instanceof JsonString text) {
      return text.getString();
    }
    return asked == JsonValue.NULL ? "The agent asks for more than was given." : asked.toString();
  }

  private String reason(String status) {
    return Told.objects(state, "tasks")
        .map(
            task ->
                task.get("error") instanceof JsonString words
                    ? words.getString()
                    : Told.text(Told.object(task, "error"), "message"))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(status.equals("timeout") ? "it took too long." : "it gave no reason.");
  }

  private static AgentReply reply(JsonObject values) {
    var messages = Told.objects(values, MESSAGES).toList();
    if (messages.isEmpty()) {
      var texts = values.values().stream().filter(JsonString.class::isInstance).toList();
      var text =
          values.size() == 1 && texts.size() == 1 ? question(texts.get(0)) : values.toString();
      return new AgentReply(text, values, List.of());
    }
    var others = Json.builders().createObjectBuilder(values).remove(MESSAGES).build();
    return new AgentReply(
        words(messages.get(messages.size() - 1).getOrDefault("content", JsonValue.NULL)),
        others.isEmpty() ? null : others,
        List.of());
  }

  /** A message's content: words, or parts of which some are words. */
  private static String words(JsonValue content) {
    if (content instanceof JsonString text) {
      return text.getString();
    }
    if (content instanceof JsonArray parts) {
      return parts.stream()
          .map(
              part ->
                  part instanceof JsonString text
                      ? text.getString()
                      : part instanceof JsonObject object ? Told.text(object, "text") : "")
          .collect(Collectors.joining());
    }
    return "";
  }
}
