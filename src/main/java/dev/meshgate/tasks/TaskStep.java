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

/** How a step of a workflow ended. It is written once and never changed. */
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

  private Instant startedAt;
  private Instant finishedAt;

  /** For JPA alone. */
  protected TaskStep() {}

  TaskStep(String taskId, int number, StepOutcome outcome) {
    this.id = taskId + ":" + number;
    this.taskId = taskId;
    this.stepNumber = number;
    this.name = outcome.id();
    this.status = outcome.status().word();
    this.agent = outcome.agent();
    this.reason = Fit.text(outcome.reason(), Task.LONGEST_REASON);
    this.result = outcome.reply() == null ? null : Fit.reply(outcome.reply());
    this.error = Fit.text(outcome.error(), Task.LONGEST_ERROR);
    this.startedAt = outcome.startedAt();
    this.finishedAt = outcome.finishedAt();
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

  public Optional<JsonObject> result() {
    return Optional.ofNullable(result).map(Json::readObject);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  public Duration took() {
    return Duration.between(startedAt, finishedAt);
  }
}
