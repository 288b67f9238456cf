package dev.meshgate.services;

import dev.meshgate.platform.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file as it was handed in. Its bytes lie beside it, in parts. */
@Entity
@Table(name = "workbook")
class Workbook {

  private static final int LONGEST_NAME = 255;

  @Id private String id;

  @Column(updatable = false)
  private String serviceId;

  @Column(updatable = false)
  private String fileName;

  @Column(updatable = false)
  private String digest;

  @Column(updatable = false)
  private int bytes;

  @Column(updatable = false)
  private Instant createdAt;

  /** For JPA alone. */
  protected Workbook() {}

  Workbook(String serviceId, Upload upload, Instant now) {
    this.id = Secret.opaqueId("wb_");
    this.serviceId = serviceId;
    var name = upload.fileName();
    this.fileName = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    this.digest = upload.digest();
    this.bytes = upload.bytes().length;
    this.createdAt = now;
  }

  String id() {
    return id;
  }
}
