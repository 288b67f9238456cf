package dev.meshgate.oauth.authorize;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An authorization request that waits for a person: read-only, good for ten minutes, in the one
 * browser that brought it.
 */
@Entity
@Table(name = "interaction")
class Interaction {

  @Id private String id;

  @Column(updatable = false)
  private String browserHash;

  @Column(updatable = false, length = 20_000)
  private String request;

  @Column(updatable = false)
  private Instant expiresAt;

  /** For JPA alone. */
  protected Interaction() {}

  Interaction(String id, String browserHash, String request, Instant expiresAt) {
    this.id = id;
    this.browserHash = browserHash;
    this.request = request;
    this.expiresAt = expiresAt;
  }

  String id() {
    return id;
  }

  String request() {
    return request;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  boolean isOf(String browser, Instant now) {
    return browserHash.equals(browser) && now.isBefore(expiresAt);
  }
}
