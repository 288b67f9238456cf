package dev.meshgate.mcp.task;

import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.task.ClientTask.Times;
import dev.meshgate.mcp.task.Standing.Cancelled;
import dev.meshgate.mcp.task.Standing.Completed;
import dev.meshgate.mcp.task.Standing.Failed;
import dev.meshgate.mcp.task.Standing.InputRequired;
import dev.meshgate.mcp.task.Standing.Working;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The work of a tool as a row. */
@Entity
@Table(name = "tool_job")
class JobRow {

  static final Duration KEPT = Duration.ofDays(1);
  static final int LONGEST_QUESTIONS = 100_000;
  static final int LONGEST_ANSWERS = 200_000;
  static final int LONGEST_RESULT = 1_000_000;

  static final String WORKING = new Working().word();
  static final String ASKING = new InputRequired(List.of()).word();
  static final String COMPLETED = new Completed(() -> "").word();

  @Id private String id;
  private String subject;
  private String status;

  @Column(length = LONGEST_QUESTIONS)
  private String questions;

  @Column(length = LONGEST_ANSWERS)
  private String answers;

  @Column(length = LONGEST_RESULT)
  private @Nullable String result;

  @SuppressWarnings("UnusedVariable")
  private Instant leaseEndsAt;

  private Instant createdAt;
  private Instant updatedAt;

  /** For JPA alone. */
  protected JobRow() {}

  JobRow(String id, String subject, Instant now, Instant leaseEndsAt) {
    this.id = id;
    this.subject = subject;
    this.status = WORKING;
    this.questions = "[]";
    this.answers = "{}";
    this.leaseEndsAt = leaseEndsAt;
    this.createdAt = now;
    this.updatedAt = now;
  }

  boolean isOf(String person) {
    return subject.equals(person);
  }

  boolean isAsking() {
    return status.equals(ASKING);
  }

  ClientTask task() {
    return new ClientTask(id, standing(), "", new Times(createdAt, updatedAt, KEPT));
  }

  private Standing standing() {
    var told = Objects.requireNonNullElse(result, "{}");
    return switch (status) {
      case "working" -> new Working();
      case "input_required" -> new InputRequired(questions());
      case "completed" -> new Completed(() -> told);
      case "failed" -> new Failed(Json.readObject(told));
      default -> new Cancelled();
    };
  }

  private List<Question> questions() {
    return Json.read(questions).asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(Question::read)
        .toList();
  }

  /** All answers so far, by key. */
  Map<String, JsonObject> answers() {
    var all = new HashMap<String, JsonObject>();
    Json.readObject(answers).forEach((key, answer) -> all.put(key, answer.asJsonObject()));
    return all;
  }

  /** Waits for answers; false if that is too much to be kept. */
  boolean ask(List<Question> asked, Instant now) {
    var json = written(asked);
    if (json.length() > LONGEST_QUESTIONS) {
      return false;
    }
    questions = json;
    status = ASKING;
    updatedAt = now;
    return true;
  }

  private static String written(List<Question> asked) {
    var json = Json.array();
    asked.forEach(question -> json.add(question.kept()));
    return json.build().toString();
  }

  /**
   * Keeps answers to what is asked now.
   *
   * @throws TaskSource.TooMuch when they are longer than may be kept
   */
  void answer(Map<String, JsonObject> given, Instant now) {
    var open = questions();
    var all = Json.builders().createObjectBuilder(Json.readObject(answers));
    open.stream()
        .filter(question -> given.containsKey(question.key()))
        .forEach(question -> all.add(question.key(), given.get(question.key())));
    var json = all.build().toString();
    if (json.length() > LONGEST_ANSWERS) {
      throw new TaskSource.TooMuch(
          "The answers to this task may have " + LONGEST_ANSWERS + " characters together.");
    }
    answers = json;
    var left = open.stream().filter(question -> !given.containsKey(question.key())).toList();
    questions = written(left);
    status = left.isEmpty() ? WORKING : ASKING;
    updatedAt = now;
  }
}
