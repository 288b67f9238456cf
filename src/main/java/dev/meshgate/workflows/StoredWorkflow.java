package dev.meshgate.workflows;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The name of a workflow: whose it is, who may see it, and which version counts. */
@Entity
@Table(name = "stored_workflow")
class StoredWorkflow {

  /** Whose those are that came with the product. */
  static final String OURS = "";

  @Id private String id;
  private String owner;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  private int version;

  /** For whoever looks into the database. */
  @Column(updatable = false)
  @SuppressWarnings("UnusedVariable")
  private Instant createdAt;

  /** The same. */
  @SuppressWarnings("UnusedVariable")
  private Instant updatedAt;

  private @Nullable Instant removedAt;

  /** For JPA alone. */
  protected StoredWorkflow() {}

  StoredWorkflow(String id, String owner, Visibility visibility, Instant now) {
    this.id = id;
    this.owner = owner;
    this.visibility = visibility;
    this.version = 1;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Another version counts from now on. */
  void renew(Visibility visible, Instant now) {
    version++;
    reveal(visible, now);
  }

  void reveal(Visibility visible, Instant now) {
    visibility = visible;
    updatedAt = now;
  }

  /** Its id is given to a new one, whose versions go on from there. */
  void takeOver(String by, Visibility visible, Instant now) {
    owner = by;
    removedAt = null;
    renew(visible, now);
  }

  void remove(Instant now) {
    removedAt = now;
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  Visibility visibility() {
    return visibility;
  }

  int version() {
    return version;
  }
}
