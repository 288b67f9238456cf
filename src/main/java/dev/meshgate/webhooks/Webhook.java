package dev.meshgate.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is told that a task has ended, and how far that has come. */
@Entity
@Table(name = "task_webhook")
public class Webhook {

  static final int LONGEST_URL = 2_000;
  static final int LONGEST_ERROR = 500;

  @Id private String id;

  @Column(updatable = false)
  private String taskId;

  @Column(updatable = false, length = LONGEST_URL)
  private String url;

  /** Sealed. */
  @Column(updatable = false, length = 2_000)
  private byte[] secret;

  private int attempts;

  /** Statements alone look at it. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Instant nextAt;

  @Column(length = LONGEST_ERROR)
  private @Nullable String lastError;

  private @Nullable Instant deliveredAt;
  private @Nullable Instant givenUpAt;

  /** For JPA alone. */
  protected Webhook() {}

  Webhook(String id, String taskId, String url, byte[] secret, Instant now) {
    this.id = id;
    this.taskId = taskId;
    this.url = url;
    this.secret = secret.clone();
    this.nextAt = now;
  }

  /** How far it is. */
  public enum Status {
    /** The task has not ended, or it is being tried. */
    PENDING,
    DELIVERED,
    /** It was tried often enough, or its server wants no more. */
    GIVEN_UP
  }

  void delivered(Instant now) {
    deliveredAt = now;
    lastError = null;
    nextAt = null;
  }

  void failed(String why) {
    lastError = why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
  }

  void giveUp(Instant now) {
    givenUpAt = now;
    nextAt = null;
  }

  /** By which a receiver knows one that it has heard already. */
  String id() {
    return id;
  }

  String taskId() {
    return taskId;
  }

  public String url() {
    return url;
  }

  byte[] secret() {
    return secret.clone();
  }

  public int attempts() {
    return attempts;
  }

  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  public Optional<Instant> deliveredAt() {
    return Optional.ofNullable(deliveredAt);
  }

  public Status status() {
    if (deliveredAt != null) {
      return Status.DELIVERED;
    }
    return givenUpAt == null ? Status.PENDING : Status.GIVEN_UP;
  }
}
