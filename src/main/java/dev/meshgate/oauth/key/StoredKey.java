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

  @Column private Instant createdAt;

  @Column private @Nullable Instant retiredAt;

  /** For JPA alone. */
  protected StoredKey() {}

  StoredKey(String kid, String alg, byte[] sealed, Instant createdAt) {
    this.kid = kid;
    this.alg = alg;
    this.sealed = sealed.clone();
    this.createdAt = createdAt;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
