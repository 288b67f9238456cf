package dev.meshgate.oauth.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key at rest: the private half sealed. */
@Entity
@Table(name = "signing_key")
class StoredKey {

  @Id private String kid;

  @Column private String alg;

  private byte[] sealed;

  private Instant createdAt;

  private @Nullable Instant retiredAt;

  /** For JPA alone. */
  protected StoredKey() {}

  StoredKey(String kid, String alg, byte[] sealed, Instant createdAt) {
    this.kid = kid;
    this.alg = alg;
    this.sealed = sealed.clone();
    this.createdAt = createdAt;
  }

  String kid() {
    return kid;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant retiredAt() {
    return retiredAt;
  }

  /** From then on it signs nothing more; an earlier end stands. */
  void retire(Instant at) {
    if (retiredAt == null || at.isBefore(retiredAt)) {
      retiredAt = at;
    }
  }
}
