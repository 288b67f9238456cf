package dev.meshgate.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link by which the first administrator comes in, once. */
@Entity
@Table(name = "setup_link")
class SetupLink {

  @Id private String hash;
  private Instant expiresAt;

  /** For JPA alone. */
  protected SetupLink() {}

  SetupLink(String hash, Instant expiresAt) {
    this.hash = hash;
    this.expiresAt = expiresAt;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
