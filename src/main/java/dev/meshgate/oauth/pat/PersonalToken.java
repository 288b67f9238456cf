package dev.meshgate.oauth.pat;

import static java.util.stream.Collectors.joining;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

  @Enumerated(EnumType.STRING)
  private NewToken.Kind kind;

  private String services;
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
    this.resource = asked.opens().resource();
    this.kind = asked.opens().kind();
    this.services = asked.opens().services().stream().sorted().collect(joining("  ", " ", " "));
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

  public NewToken.Kind kind() {
    return kind;
  }

  /**
   * The calculation services that it opens, by id and sorted; none where it stands for a person.
   */
  public List<String> services() {
    return Arrays.stream(services.split(" +")).filter(id -> !id.isEmpty()).toList();
  }

  /** What it opens, where it is one for services and not for a person. */
  public Optional<ServiceKey> key() {
    return kind == NewToken.Kind.PERSONAL
        ? Optional.empty()
        : Optional.of(new ServiceKey(id, accountId, Set.copyOf(services()), expiresAt));
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
