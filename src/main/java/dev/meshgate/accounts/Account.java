package dev.meshgate.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person. Known by an issuer and that issuer's subject, never by an e-mail address: an address
 * can be given to somebody else.
 */
@Entity
@Table(name = "account")
public class Account {

  /** The issuer of accounts whose password we keep. */
  public static final String OWN = "own";

  @Id private String id;

  @Column(updatable = false)
  private String issuer;

  @Column(updatable = false)
  private String externalSubject;

  private @Nullable String email;
  private String name;
  private @Nullable String passwordHash;
  private String roles;

  @Column(updatable = false)
  private Instant createdAt;

  private @Nullable Instant disabledAt;
  private int failedSignIns;
  private @Nullable Instant lockedUntil;

  /** For JPA alone. */
  protected Account() {}

  Account(String id, String issuer, String externalSubject, String name, Instant createdAt) {
    this.id = id;
    this.issuer = issuer;
    this.externalSubject = externalSubject;
    this.name = name;
    this.roles = Role.format(Role.EMPLOYEE.withLower());
    this.createdAt = createdAt;
  }

  /** Stable and opaque: the {@code sub} of every token. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  public Set<Role> roles() {
    return Role.parse(roles);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isEnabled() {
    return disabledAt == null;
  }

  boolean isOwn() {
    return OWN.equals(issuer);
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  void useAddress(@Nullable String address, String displayName) {
    email = address;
    name = displayName;
  }

  void usePassword(String hash) {
    passwordHash = hash;
  }

  void raiseTo(Role role) {
    var all = role.withLower();
    all.addAll(roles());
    roles = Role.format(all);
  }

  /** The sign-in says at each visit what somebody is; an older answer does not count. */
  void useRolesOf(Set<Role> given) {
    roles = Role.format(given);
  }

  void disable(Instant now) {
    disabledAt = now;
  }

  void enable() {
    disabledAt = null;
  }

  /** One wrong password more; after enough of them nobody gets in for a while. */
  void missed(int allowed, Duration lockout, Instant now) {
    failedSignIns++;
    if (failedSignIns >= allowed) {
      lockedUntil = now.plus(lockout);
      failedSignIns = 0;
    }
  }

  void signedIn() {
    failedSignIns = 0;
    lockedUntil = null;
  }
}
