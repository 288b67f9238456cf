package dev.meshgate.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.automaticindexing.ReindexOnUpdate;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.IndexingDependency;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;

/** One passage that can be found. It is never changed, only replaced. */
@Entity
@Table(name = "findable")
@Indexed(index = "findable")
class Findable {

  static final String EVERYONE = "*";

  /** What it belongs to and its number there; the number of the first is 0. */
  @Id @DocumentId private String id;

  @KeywordField
  @Enumerated(EnumType.STRING)
  private Kind kind;

  @KeywordField private String ref;

  @FullTextField(analyzer = Analysis.ENGLISH)
  @FullTextField(name = "titleGerman", analyzer = Analysis.GERMAN)
  private String title;

  private String heading;

  @Column(length = 10_000)
  private String text;

  private String path;

  /** Queries alone look at it. */
  @SuppressWarnings("UnusedVariable")
  @KeywordField
  private String audience;

  /** When it was stored, in milliseconds: by it an index that missed the last change is known. */
  @SuppressWarnings("UnusedVariable")
  @GenericField(sortable = Sortable.YES, projectable = Projectable.YES)
  private long storedAt;

  /** For JPA alone. */
  protected Findable() {}

  Findable(Kind kind, String ref, int number, Shown shown, Audience audience) {
    this.id = ref + '#' + number;
    this.kind = kind;
    this.ref = ref;
    this.title = shown.title();
    this.heading = shown.heading();
    this.text = shown.text();
    this.path = shown.path();
    this.audience = audience.subject();
    this.storedAt = audience.since().toEpochMilli();
  }

  /** What is told of it when it is found. */
  record Shown(String title, String heading, String text, String path) {}

  /**
   * Who may find it, and since when.
   *
   * @param subject or {@link #EVERYONE}
   */
  record Audience(String subject, Instant since) {}

  /** Everything in one field, so that a query's words may stand partly in the title. */
  @Transient
  @FullTextField(name = "english", analyzer = Analysis.ENGLISH)
  @FullTextField(name = "german", analyzer = Analysis.GERMAN)
  @FullTextField(name = "plain", analyzer = Analysis.PLAIN)
  @IndexingDependency(reindexOnUpdate = ReindexOnUpdate.NO)
  public String getWords() {
    return title + '\n' + heading + '\n' + text;
  }

  Kind kind() {
    return kind;
  }

  String ref() {
    return ref;
  }

  String title() {
    return title;
  }

  String heading() {
    return heading;
  }

  String text() {
    return text;
  }

  String path() {
    return path;
  }
}
