package dev.meshgate.services;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A service as its publisher works at it. Callers see what has been published of it. */
@Entity
@Table(name = "calculation_service")
public class ServiceEntry {

  static final int LONGEST_DEFINITION = 1_000_000;

  /** The owner of what the application brought along. */
  static final String NOBODY = "";

  @Id private String id;

  @Column(updatable = false)
  private String owner;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  private boolean exportable;

  @Column(length = LONGEST_DEFINITION)
  private String definition;

  private String workbook;

  private boolean published;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;

  /** For JPA alone. */
  protected ServiceEntry() {}

  ServiceEntry(String id, String owner, Draft draft, String workbook, Instant now) {
    this.id = id;
    this.owner = owner;
    this.createdAt = now;
    read(draft, workbook, now);
  }

  /** Takes over what the publisher says now. */
  final void read(Draft draft, String workbookId, Instant now) {
    definition = draft.definition().toString();
    visibility = draft.visibility();
    exportable = draft.exportable();
    workbook = workbookId;
    updatedAt = now;
  }

  /** Says whether callers may calculate with what has been published. */
  void publish(boolean isPublished) {
    published = isPublished;
  }

  public String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  public Visibility visibility() {
    return visibility;
  }

  /** Whether callers may have the workbook with their values in it. */
  public boolean isExportable() {
    return exportable;
  }

  /** The draft's definition, as JSON. */
  public String definition() {
    return definition;
  }

  /** The draft's workbook. */
  String workbook() {
    return workbook;
  }

  public boolean isPublished() {
    return published;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public boolean isOwnedBy(String subject) {
    return !owner.equals(NOBODY) && owner.equals(subject);
  }

  boolean isVisibleTo(String subject) {
    return isOwnedBy(subject) || (visibility.isShared() && isPublished());
  }
}
