package dev.meshgate.documents;

import dev.meshgate.documents.text.ExtractedText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that somebody put in to be found. Its text lies beside it, in parts. */
@Entity
@Table(name = "document")
public class Document {

  /** The owner of what nobody handed in. */
  static final String NOBODY = "";

  @Id private String id;
  private String title;
  private String mediaType;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Source source;

  @Column(updatable = false)
  private String origin;

  @Column(updatable = false)
  private String owner;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  private String digest;
  private int characters;

  @Column(updatable = false)
  private Instant createdAt;

  private Instant updatedAt;

  /** For JPA alone. */
  protected Document() {}

  Document(String id, Incoming incoming, ExtractedText extracted, Instant now) {
    this.id = id;
    this.source = incoming.source();
    this.origin = incoming.origin().isEmpty() ? id : incoming.origin();
    this.owner = incoming.owner();
    this.visibility = incoming.visibility();
    this.createdAt = now;
    read(incoming, extracted, now);
  }

  /** Takes over what the document says now. */
  final void read(Incoming incoming, ExtractedText extracted, Instant now) {
    title = incoming.titleFor(extracted);
    mediaType = extracted.type().mediaType();
    digest = incoming.digest();
    characters = extracted.text().length();
    updatedAt = now;
  }

  /** Opaque: {@code doc_…}. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String mediaType() {
    return mediaType;
  }

  public Source source() {
    return source;
  }

  /** The file's path in the folder, or its name; for an upload its id. */
  public String origin() {
    return origin;
  }

  public Visibility visibility() {
    return visibility;
  }

  /** How long the text is. */
  public int characters() {
    return characters;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** Where people read it, below the base URL. */
  public String path() {
    return "/console/documents/" + id;
  }

  /** Who may find it: a subject, or {@code *}. */
  public String audience() {
    return visibility == Visibility.EVERYONE ? "*" : owner;
  }

  public boolean isVisibleTo(String subject) {
    return visibility == Visibility.EVERYONE || isOwnedBy(subject);
  }

  public boolean isOwnedBy(String subject) {
    return !owner.equals(NOBODY) && owner.equals(subject);
  }

  boolean says(String otherDigest) {
    return digest.equals(otherDigest);
  }
}
