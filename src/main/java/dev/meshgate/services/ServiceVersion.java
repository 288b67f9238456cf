package dev.meshgate.services;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that was published of a service. It never changes. */
@Entity
@Table(name = "service_version")
@IdClass(ServiceVersion.Key.class)
public class ServiceVersion {

  @Id private String serviceId;
  @Id private int number;

  @Column(updatable = false)
  private String name;

  @Column(length = ServiceEntry.LONGEST_DEFINITION, updatable = false)
  private String definition;

  @Column(updatable = false)
  private String workbook;

  @Column(length = ServiceEntry.LONGEST_DEFINITION, updatable = false)
  private String report;

  @Column(length = Publication.LONGEST_NOTE, updatable = false)
  private String note;

  @Column(updatable = false)
  private Instant effectiveAt;

  @Column(updatable = false)
  private String createdBy;

  @Column(updatable = false)
  private Instant createdAt;

  /** For JPA alone. */
  protected ServiceVersion() {}

  ServiceVersion(
      String serviceId, int number, Content content, Publication publication, Instant now) {
    this.serviceId = serviceId;
    this.number = number;
    this.name = publication.version();
    this.definition = content.definition();
    this.workbook = content.workbook();
    this.report = content.report();
    this.note = publication.note();
    this.effectiveAt = publication.effectiveAt();
    this.createdBy = publication.by();
    this.createdAt = now;
  }

  /**
   * What a version holds.
   *
   * @param definition as JSON
   * @param workbook the id of its file
   * @param report what was found when it was published, as JSON
   */
  record Content(String definition, String workbook, String report) {}

  Content content() {
    return new Content(definition, workbook, report);
  }

  public String serviceId() {
    return serviceId;
  }

  /** From 1, in the order of publication. */
  public int number() {
    return number;
  }

  /** Such as {@code 1.2.0}. */
  public String name() {
    return name;
  }

  public String note() {
    return note;
  }

  /** From when on it answers those who ask for no version. */
  public Instant effectiveAt() {
    return effectiveAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** What was found when it was published, as JSON. */
  public String report() {
    return report;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String serviceId = "";
    private int number;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.number == number && key.serviceId.equals(serviceId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(serviceId, number);
    }
  }
}
