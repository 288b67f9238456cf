package dev.meshgate.services;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A service that the application brought in once, whatever became of it since. */
@Entity
@Table(name = "brought_service")
class BroughtEntry {

  @Id private String id;

  /** For JPA alone. */
  protected BroughtEntry() {}

  BroughtEntry(String id) {
    this.id = id;
  }
}
