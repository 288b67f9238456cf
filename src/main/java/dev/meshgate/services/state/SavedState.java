package dev.meshgate.services.state;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A calculation that one person has kept. Nobody else sees it, or learns that it is there. */
@Entity
@Table(name = "saved_state")
public class SavedState {

  static final int LONGEST_CONTENT = 200_000;

  @Id private String id;

  @Column(updatable = false)
  private String subject;

  @Column(updatable = false)
  private String serviceId;

  @Column(updatable = false)
  private String label;

  @Column(updatable = false)
  private String version;

  @Column(updatable = false, length = LONGEST_CONTENT)
  private String content;

  @Column(updatable = false)
  private Instant savedAt;

  @Column(updatable = false)
  private Instant expiresAt;

  /** For JPA alone. */
  protected SavedState() {}

  SavedState(String id, String subject, Keepsake kept, Instant now, Instant expiresAt) {
    this.id = id;
    this.subject = subject;
    this.serviceId = kept.service();
    this.label = kept.label();
    this.version = kept.version();
    this.content = kept.content().toString();
    this.savedAt = now;
    this.expiresAt = expiresAt;
  }

  boolean isOf(String person, Instant now) {
    return subject.equals(person) && now.isBefore(expiresAt);
  }

  public String id() {
    return id;
  }

  public String serviceId() {
    return serviceId;
  }

  /** What the person calls it. */
  public String label() {
    return label;
  }

  /** The version of the service that calculated it. */
  public String version() {
    return version;
  }

  /** What went in and what came out, as JSON. */
  public String content() {
    return content;
  }

  public Instant savedAt() {
    return savedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }
}
