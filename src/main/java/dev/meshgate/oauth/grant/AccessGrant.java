package dev.meshgate.oauth.grant;

import dev.meshgate.oauth.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person has given to a client: all tokens of it carry its id and end with it. */
@Entity
@Table(name = "access_grant")
public class AccessGrant {

  /** Before the id of a token, the subject of whoever holds it. */
  public static final String OF_TOKENS = "token:";

  @Id private String id;

  @Column(updatable = false)
  private String accountId;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private String resource;

  @Column(updatable = false)
  private String scopes;

  @Column(updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private String serviceTokens;

  private @Nullable Instant revokedAt;

  /** For JPA alone. */
  protected AccessGrant() {}

  AccessGrant(String id, Approved approved, Instant createdAt) {
    this.id = id;
    this.accountId = approved.accountId();
    this.clientId = approved.clientId();
    this.resource = approved.resource();
    this.scopes = Scope.spaced(approved.scopes());
    this.serviceTokens = String.join(" ", approved.serviceTokens());
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  public String accountId() {
    return accountId;
  }

  /** Whose name stands in its tokens: the person's, or the first token's that it was made of. */
  public String subject() {
    return serviceTokens.isEmpty() ? accountId : OF_TOKENS + serviceTokens().get(0);
  }

  /** The ids of the tokens for services that it was made of; none where a person signed in. */
  public List<String> serviceTokens() {
    return serviceTokens.isEmpty() ? List.of() : List.of(serviceTokens.split(" "));
  }

  public String clientId() {
    return clientId;
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

  public boolean isRevoked() {
    return revokedAt != null;
  }
}
