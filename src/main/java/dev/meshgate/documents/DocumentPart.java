package dev.meshgate.documents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A piece of a document's text. */
@Entity
@Table(name = "document_part")
@IdClass(DocumentPart.Key.class)
class DocumentPart {

  private static final int MOST = 100_000;

  @Id private String documentId;
  @Id private int number;

  @Column(length = MOST, updatable = false)
  private String text;

  /** For JPA alone. */
  protected DocumentPart() {}

  private DocumentPart(String documentId, int number, String text) {
    this.documentId = documentId;
    this.number = number;
    this.text = text;
  }

  /** The text in pieces that fit, none of which ends within a character. */
  static List<DocumentPart> of(String documentId, String text) {
    var parts = new ArrayList<DocumentPart>();
    for (var from = 0; from < text.length(); ) {
      var to = Math.min(text.length(), from + MOST);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      parts.add(new DocumentPart(documentId, parts.size(), text.substring(from, to)));
      from = to;
    }
    return parts;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String documentId = "";
    private int number;

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.number == number && key.documentId.equals(documentId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(documentId, number);
    }
  }
}
