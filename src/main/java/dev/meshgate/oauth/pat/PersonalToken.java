package dev.meshgate.oauth.pat;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token that a person made: opaque, shown once, stored as its hash. */
@Entity
@Table(name = "personal_token")
public class PersonalToken {

  private static final int HINT = 4;

  @Id private String id;

  @Column private String hash;

  private String accountId;
  private String name;
  private String hint;
  private String resource;
  private String scopes;
  private Instant createdAt;
  private Instant expiresAt;
  private @Nullable Instant usedAt;

  @Column private @Nullable Instant revokedAt;

  /** For JPA alone. */
  protected PersonalToken() {}

  PersonalToken(Secret token, NewToken asked, Instant createdAt) {
    this.id = Secret.opaqueId("pt_");
    this.hash = token.hash();
    this.accountId = asked.accountId();
    this.name = asked.name();
    this.hint = token.value().substring(token.value().length() - HINT);
    this.resource = asked.resource();
    this.scopes = Scope.spaced(asked.scopes());
    this.createdAt = createdAt;
    this.expiresAt = createdAt.plus(asked.lifetime());
  }

  public String id() {
    return id;
  }

  public String accountId() {
    return accountId;
  }

  public String name() {
    return name;
  }

  /** Its last characters, by which its owner knows it again. */
  public String hint() {
    return hint;
  }

  public String resource() {
    return resource;
  }

  public Set<Scope> scopes() {
    return Scope.among(scopes);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> usedAt() {
    return Optional.ofNullable(usedAt);
  }
}
