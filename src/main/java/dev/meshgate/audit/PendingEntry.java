package dev.meshgate.audit;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was told in a transaction and is not linked into the chain yet. */
@Entity
@Table(name = "audit_pending")
class PendingEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long number;

  @SuppressWarnings("UnusedVariable")
  private String node;

  @Column(length = 8_000)
  private String deed;

  private Instant at;

  /** For JPA alone. */
  protected PendingEntry() {}

  PendingEntry(String node, Deed.Dated dated) {
    this.node = node;
    this.deed = dated.deed().toJson();
    this.at = dated.at();
  }

  long number() {
    return requireNonNull(number, "only a stored row has a number");
  }

  Deed.Dated dated() {
    return new Deed.Dated(Deed.from(deed), at);
  }
}
