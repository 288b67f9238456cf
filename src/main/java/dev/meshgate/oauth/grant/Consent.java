package dev.meshgate.oauth.grant;

import dev.meshgate.oauth.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** That a person has said yes to a client, for a place, a resource and scopes. */
@Entity
@Table(name = "consent")
class Consent {

  @Id private String id;

  @Column private String accountId;

  @Column private String clientId;

  @Column private String redirectUri;

  @Column private String resource;

  private String scopes;
  private Instant expiresAt;

  /** For JPA alone. */
  protected Consent() {}

  Consent(String id, Approved approved, Instant expiresAt) {
    this.id = id;
    this.accountId = approved.accountId();
    this.clientId = approved.clientId();
    this.redirectUri = approved.redirectUri();
    this.resource = approved.resource();
    this.scopes = Scope.spaced(approved.scopes());
    this.expiresAt = expiresAt;
  }

  boolean covers(Set<Scope> asked, Instant now) {
    return now.isBefore(expiresAt) && Scope.among(scopes).containsAll(asked);
  }

  void widen(Set<Scope> more, Instant until) {
    var all = EnumSet.copyOf(more);
    all.addAll(Scope.among(scopes));
    scopes = Scope.spaced(all);
    expiresAt = until;
  }
}
