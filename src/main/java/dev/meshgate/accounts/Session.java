package dev.meshgate.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a person is here, in one browser. Only the hash of its cookie is stored. */
@Entity
@Table(name = "session")
class Session {

  @Id private String idHash;
  private String accountId;
  private Instant authenticatedAt;
  private Instant expiresAt;

  /** For JPA alone. */
  protected Session() {}

  Session(String idHash, String accountId, Instant authenticatedAt, Instant expiresAt) {
    this.idHash = idHash;
    this.accountId = accountId;
    this.authenticatedAt = authenticatedAt;
    this.expiresAt = expiresAt;
  }

  String accountId() {
    return accountId;
  }

  Instant authenticatedAt() {
    return authenticatedAt;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
