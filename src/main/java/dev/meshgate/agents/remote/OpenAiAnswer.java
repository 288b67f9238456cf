package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a model says, piece by piece or, where the server has no stream, at once. */
final class OpenAiAnswer {

  private static final int LONGEST = 4_000_000;
  private static final int SHOWN = 100;
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(500);

  private final Work work;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private String model = "";
  private String end = "";
  private JsonObject usage = JsonValue.EMPTY_JSON_OBJECT;
  private @Nullable AgentException failure;
  private boolean done;
  private int pieces;
  private long reported;

  OpenAiAnswer(Work work) {
    this.work = work;
  }

  /**
   * Takes in one event.
   *
   * @throws IllegalStateException when it becomes too long
   */
  void hear(String data) {
    if (data.strip().equals("[DONE]")) {
      done = true;
      return;
    }
    try {
      if (Json.read(data) instanceof JsonObject chunk) {
        take(chunk, "delta");
      }
    } catch (JsonException e) {
      failure = new UnreachableAgentException("The agent sent something that is not JSON.");
    }
    report();
  }

  private void take(JsonObject said, String member) {
    if (said.get("error") instanceof JsonObject error) {
      failure = new AgentException("The agent failed: " + Told.text(error, "message"));
    }
    model = orElse(Told.text(said, "model"), model);
    if (said.get("usage") instanceof JsonObject used) {
      usage = used;
    }
    Told.objects(said, "choices")
        .findFirst()
        .ifPresent(
            choice -> {
              text.append(Told.text(Told.object(choice, member), "content"));
              refusal.append(Told.text(Told.object(choice, member), "refusal"));
              end = orElse(Told.text(choice, "finish_reason"), end);
            });
    if (text.length() + refusal.length() > LONGEST) {
      throw new IllegalStateException("it is longer than " + LONGEST + " characters");
    }
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** The last words, twice a second at most. */
  private void report() {
    pieces++;
    var now = System.nanoTime();
    if (!text.isEmpty() && (reported == 0 || now - reported > BETWEEN)) {
      reported = now;
      var last = text.substring(Math.max(0, text.length() - SHOWN));
      work.report(pieces, 0, last.replaceAll("\\s+", " ").strip());
    }
  }

  /**
   * What came out.
   *
   * @throws AgentException when it failed, refused or broke off
   */
  AgentReply reply(Answer answer) {
    if (!answer.isFine() || !answer.body().isBlank()) {
      take(Told.object(answer), "message");
      done = true;
    }
    if (failure != null) {
      throw failure;
    }
    if (!done && end.isEmpty()) {
      throw new UnreachableAgentException("The agent broke off in the middle of its answer.");
    }
    if (text.isEmpty()) {
      throw new AgentException(
          refusal.isEmpty()
              ? "The agent said nothing; it ended with '" + end + "'."
              : "The agent refused: " + refusal);
    }
    var data =
        Json.object().add("model", model).add("finish_reason", end).add("usage", usage).build();
    return new AgentReply(text.toString(), data, List.of());
  }
}
