package dev.meshgate.tasks;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of a workflow: who does it, and how it ended. */
@Entity
@Table(name = "task_step")
public class TaskStep {

  @Id private String id;
  private String taskId;
  private int stepNumber;
  private String name;
  private String status;
  private @Nullable String agent;

  @Column(length = Task.LONGEST_REASON)
  private @Nullable String reason;

  @Column(length = Task.LONGEST)
  private @Nullable String result;

  @Column(length = Task.LONGEST_ERROR)
  private @Nullable String error;

  @Column(length = Task.LONGEST_HANDLE)
  private @Nullable String handle;

  private Instant startedAt;
  private @Nullable Instant finishedAt;

  /** For JPA alone. */
  protected TaskStep() {}

  /** One that begins. */
  TaskStep(String taskId, int number, String name, String agent, String reason, Instant now) {
    this.id = id(taskId, number);
    this.taskId = taskId;
    this.stepNumber = number;
    this.name = name;
    begin(agent, reason, now);
  }

  /** One that ended before anybody could begin it. */
  TaskStep(String taskId, int number, StepOutcome outcome) {
    this.id = id(taskId, number);
    this.taskId = taskId;
    this.stepNumber = number;
    this.name = outcome.id();
    end(outcome);
  }

  static String id(String taskId, int number) {
    return taskId + ":" + number;
  }

  /** Somebody has been chosen for it, perhaps after another. */
  final void begin(String who, String why, Instant now) {
    status = TaskStatus.EXECUTING.word();
    agent = who;
    reason = Fit.text(why, Task.LONGEST_REASON);
    handle = null;
    startedAt = now;
  }

  void ask() {
    status = TaskStatus.INPUT_REQUIRED.word();
    handle = null;
  }

  void givenTo(String name) {
    handle = name;
  }

  final void end(StepOutcome outcome) {
    this.status = outcome.status().word();
    this.agent = outcome.agent();
    this.reason = Fit.text(outcome.reason(), Task.LONGEST_REASON);
    this.result = outcome.reply() == null ? null : Fit.reply(outcome.reply());
    this.error = Fit.text(outcome.error(), Task.LONGEST_ERROR);
    this.startedAt = outcome.startedAt();
    this.finishedAt = outcome.finishedAt();
  }

  /** By which name its agent can be asked after it; empty if none is known. */
  String handle() {
    return handle == null ? "" : handle;
  }

  /** As an outcome, if it has ended. */
  public Optional<StepOutcome> outcome() {
    return finishedAt()
        .map(
            at ->
                new StepOutcome(
                    name,
                    status(),
                    agent,
                    reason,
                    result().map(Fit::read).orElse(null),
                    error,
                    startedAt,
                    at));
  }

  private Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  String taskId() {
    return taskId;
  }

  /** Its place in the workflow, from 0. */
  public int number() {
    return stepNumber;
  }

  /** The id that the workflow calls it by. */
  public String name() {
    return name;
  }

  public TaskStatus status() {
    return TaskStatus.stored(status);
  }

  public Optional<String> agent() {
    return Optional.ofNullable(agent);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Whether something else was done, because nobody could do the step itself. */
  public boolean isFallback() {
    return StepErrand.isFallback(reason);
  }

  public Optional<JsonObject> result() {
    return Optional.ofNullable(result).map(Json::readObject);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** How long it took, if it has ended. */
  public Optional<Duration> took() {
    return finishedAt().map(at -> Duration.between(startedAt, at));
  }
}
