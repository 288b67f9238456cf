package dev.meshgate.oauth.grant;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is refused from now on. */
@Entity
@Table(name = "revocation")
class Revocation {

  /** What its name names. */
  enum Kind {
    GRANT,
    TOKEN,
    CLIENT,
    ACCOUNT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long number;

  private String kind;
  private String name;
  private Instant revokedAt;

  /** For JPA alone. */
  protected Revocation() {}

  Revocation(Kind kind, String name, Instant revokedAt) {
    this.kind = kind.name();
    this.name = name;
    this.revokedAt = revokedAt;
  }

  long number() {
    return requireNonNull(number, "only a stored row has a number");
  }

  String key() {
    return key(Kind.valueOf(kind), name);
  }

  Instant revokedAt() {
    return revokedAt;
  }

  static String key(Kind kind, String name) {
    return kind.name() + ':' + name;
  }
}
