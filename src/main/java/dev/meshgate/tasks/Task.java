package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.PlainText;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task or a workflow that somebody gave, and what became of it. Only its owner sees it. */
@Entity
@Table(name = "task")
public class Task {

  /** With which every id begins. */
  public static final String PREFIX = "task_";

  static final String TASK = "task";
  static final String WORKFLOW = "workflow";
  static final int LONGEST = 1_000_000;
  static final int LONGEST_ERROR = 4_000;
  static final int LONGEST_REASON = 2_000;
  static final int LONGEST_CHOICE = 20_000;
  static final int LONGEST_MESSAGE = 1_000;
  static final int LONGEST_HANDLE = 4_000;
  private static final int MOST_TAKEOVERS = 5;
  private static final int LONGEST_TITLE = 140;

  @Id private String id;
  private String subject;
  private String client;
  private String kind;

  @Column(length = LONGEST)
  private String input;

  private String status;
  private double progress;

  @Column(length = LONGEST_MESSAGE)
  private String message;

  private @Nullable String agent;

  @Column(length = LONGEST_REASON)
  private @Nullable String reason;

  @Column(length = LONGEST_CHOICE)
  private @Nullable String choice;

  @Column(length = LONGEST)
  private @Nullable String result;

  @Column(length = LONGEST_ERROR)
  private @Nullable String error;

  @Column(length = LONGEST_HANDLE)
  private @Nullable String handle;

  @Column(length = LONGEST_ERROR)
  private @Nullable String question;

  private @Nullable Instant deadlineAt;

  @Column(updatable = false)
  private @Nullable String idempotencyKey;

  private int takeovers;

  /** Statements alone look at the lease. */
  private String node;

  @SuppressWarnings("UnusedVariable")
  private Instant leaseEndsAt;

  private Instant createdAt;
  private Instant updatedAt;
  private @Nullable Instant finishedAt;

  /** For JPA alone. */
  protected Task() {}

  /**
   * A task that has just been given.
   *
   * @param owner whose it is, and through which client it came
   * @param status {@link TaskStatus#ROUTING} where it is begun at once
   * @param lease by whom it is run, and until when that is believed without news
   */
  Task(
      String id,
      Owner owner,
      String kind,
      TaskStatus status,
      JsonObject input,
      Terms terms,
      Lease lease) {
    this.id = id;
    this.subject = owner.subject();
    this.client = owner.client();
    this.kind = kind;
    this.input = input.toString();
    this.status = status.word();
    this.message = "Submitted";
    this.deadlineAt = terms.timeout().map(lease.begunAt()::plus).orElse(null);
    this.idempotencyKey = terms.idempotencyKey().orElse(null);
    this.node = lease.node();
    this.leaseEndsAt = lease.endsAt();
    this.createdAt = lease.begunAt();
    this.updatedAt = lease.begunAt();
  }

  /** Whose a task is, and through which client it came. */
  public record Owner(String subject, String client) {}

  /**
   * On what terms it is given.
   *
   * @param timeout how long it may take; empty for as long as its agent may
   * @param idempotencyKey by which a client that sends it twice gets the same task; at most 255
   *     characters
   */
  public record Terms(Optional<Duration> timeout, Optional<String> idempotencyKey) {
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());
  }

  /** By which node a task is run, since when, and until when that is believed without news. */
  record Lease(String node, Instant begunAt, Instant endsAt) {}

  public String id() {
    return id;
  }

  public String subject() {
    return subject;
  }

  public String client() {
    return client;
  }

  public boolean isWorkflow() {
    return kind.equals(WORKFLOW);
  }

  /** {@code task} or {@code workflow}. */
  public String kind() {
    return kind;
  }

  /** What was asked, as JSON: {@code task}, {@code context} … or {@code steps}. */
  public JsonObject input() {
    return Json.readObject(input);
  }

  /** The conversation that it belongs to, if it does to one. */
  public Optional<String> conversationId() {
    return Optional.ofNullable(input().getString(Order.CONVERSATION_ID, null));
  }

  /**
   * What was asked first, without the material: {@code task}, or that of a workflow's first step;
   * of a stored workflow its name.
   */
  public String words() {
    if (isStored()) {
      return input().getJsonObject(Workflow.ORIGIN).getString("name");
    }
    var first = isWorkflow() ? input().getJsonArray("steps").getJsonObject(0) : input();
    return first.getString("task", "");
  }

  private boolean isStored() {
    return isWorkflow() && input().containsKey(Workflow.ORIGIN);
  }

  /** What was asked, on one line. */
  public String title() {
    // Below the first line often stands the material: a table, a text.
    var line = words().strip().lines().findFirst().orElse("").replaceAll("[:\\s]+$", "");
    var more = isWorkflow() && !isStored() ? input().getJsonArray("steps").size() - 1 : 0;
    return PlainText.of(line, LONGEST_TITLE) + (more == 0 ? "" : " (+ " + more + " more)");
  }

  public TaskStatus status() {
    return TaskStatus.stored(status);
  }

  /** From 0 to 1. */
  public double progress() {
    return progress;
  }

  /** What is being done, in a few words. */
  public String message() {
    return message;
  }

  /** The id of the agent that does it. */
  public Optional<String> agent() {
    return Optional.ofNullable(agent);
  }

  /** Why that agent. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** How that agent was chosen. */
  public Choice choice() {
    return choice == null ? Choice.UNTOLD : Choice.read(choice);
  }

  /** What its agent answered, if it has; of a workflow, what came out of it. */
  public Optional<AgentReply> reply() {
    return result().map(Fit::read);
  }

  /** How many questions have been answered. */
  public int answered() {
    return Answer.of(input()).size();
  }

  /** What came out: {@code text}, and where there is such, {@code data} and {@code citations}. */
  public Optional<JsonObject> result() {
    return Optional.ofNullable(result).map(Json::readObject);
  }

  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** What its agent wants to know before it goes on. */
  public Optional<String> question() {
    return Optional.ofNullable(question);
  }

  /** Until when it must have ended, if there is such a time. */
  public Optional<Instant> deadlineAt() {
    return Optional.ofNullable(deadlineAt);
  }

  /** By which name its agent can be asked after it; empty if none is known. */
  String handle() {
    return handle == null ? "" : handle;
  }

  /** Whether so many servers have ended under it that it may be what ends them. */
  boolean isFatal() {
    return takeovers > MOST_TAKEOVERS;
  }

  boolean isOnNode(String name) {
    return node.equals(name);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  boolean isOf(String person) {
    return subject.equals(person);
  }
}
