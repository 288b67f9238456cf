package dev.meshgate.oauth.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refresh token (RFC 6749 §1.5), good once; its successor is good after it. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {

  /** What every one of them begins with. */
  public static final String PREFIX = "mrt_";

  @Id private String hash;

  @Column(updatable = false)
  private String grantId;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private Instant expiresAt;

  private @Nullable Instant rotatedAt;
  private @Nullable String successorHash;
  private byte @Nullable [] successorSealed;

  /** For JPA alone. */
  protected RefreshToken() {}

  RefreshToken(String hash, String grantId, String clientId, Instant expiresAt) {
    this.hash = hash;
    this.grantId = grantId;
    this.clientId = clientId;
    this.expiresAt = expiresAt;
  }

  public String grantId() {
    return grantId;
  }

  public String clientId() {
    return clientId;
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** Whether it can be used: not over, and not used before. */
  public boolean isGood(Instant now) {
    return rotatedAt == null && !isOver(now);
  }

  @Nullable Instant rotatedAt() {
    return rotatedAt;
  }

  @Nullable String successorHash() {
    return successorHash;
  }

  byte @Nullable [] successorSealed() {
    return successorSealed == null ? null : successorSealed.clone();
  }
}
