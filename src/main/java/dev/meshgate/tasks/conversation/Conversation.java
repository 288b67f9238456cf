package dev.meshgate.tasks.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Tasks of one person that belong together. Nobody else sees it, or learns that it is there. */
@Entity
@Table(name = "conversation")
public class Conversation {

  @Id private String id;

  @Column(updatable = false)
  private String subject;

  @Column(updatable = false)
  private String client;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant usedAt;
  private Instant expiresAt;

  /** For JPA alone. */
  protected Conversation() {}

  Conversation(String id, String subject, String client, Instant now, Instant expiresAt) {
    this.id = id;
    this.subject = subject;
    this.client = client;
    this.createdAt = now;
    use(now, expiresAt);
  }

  final void use(Instant now, Instant until) {
    usedAt = now;
    expiresAt = until;
  }

  boolean isOf(String person, Instant now) {
    return subject.equals(person) && now.isBefore(expiresAt);
  }

  public String id() {
    return id;
  }

  /** The client through which it was begun. */
  public String client() {
    return client;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant usedAt() {
    return usedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
