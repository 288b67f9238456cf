package dev.meshgate.documents;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A document that the application itself brought in, and the form in which it did last. */
@Entity
@Table(name = "brought")
class Brought {

  @Id private String name;
  private String digest;

  /** For JPA alone. */
  protected Brought() {}

  Brought(String name, String digest) {
    this.name = name;
    this.digest = digest;
  }

  boolean isOf(String otherDigest) {
    return digest.equals(otherDigest);
  }

  void renew(String newDigest) {
    digest = newDigest;
  }
}
