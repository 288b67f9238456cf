package dev.meshgate.documents;

import dev.meshgate.documents.text.DocumentText;
import dev.meshgate.documents.text.ExtractedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The documents that can be found. */
@ApplicationScoped
public class Documents {

  private static final int MOST = 200;

  @Inject Shelf shelf;
  @Inject DocumentRepository rows;
  @Inject DocumentSettings settings;

  /**
   * Stores a document; one with the same source and origin is replaced. The reading, which may take
   * a while, holds no connection to the database.
   *
   * @throws dev.meshgate.documents.text.UnreadableDocumentException saying why it cannot be read
   */
  public Document add(Incoming incoming) {
    return shelf.same(incoming).orElseGet(() -> shelf.put(incoming, read(incoming)));
  }

  /** What the application itself brings along: once in each form, so what is removed stays so. */
  void bring(Incoming incoming) {
    if (!shelf.wasBrought(incoming)) {
      shelf.putOnce(incoming, read(incoming));
    }
  }

  private ExtractedText read(Incoming incoming) {
    return DocumentText.read(
        incoming.fileName(), incoming.mediaType(), incoming.bytes(), settings.limits());
  }

  /** The document of that id, if there is one that the subject may see. */
  @Transactional
  public Optional<Document> find(String id, String subject) {
    return rows.find(id).filter(document -> document.isVisibleTo(subject));
  }

  /** The whole text of a document. */
  @Transactional
  public String text(Document document) {
    return rows.text(document.id());
  }

  /** What the subject may see, newest first. */
  @Transactional
  public List<Document> newestVisibleTo(String subject, int limit) {
    return rows.newestVisibleTo(subject, Math.max(1, Math.min(limit, MOST)));
  }

  @Transactional
  List<String> originsOf(Source source) {
    return rows.of(source).stream().map(Document::origin).toList();
  }

  void removeFrom(Source source, String origin) {
    shelf.remove(source, origin);
  }

  /** Removes a document and everything by which it could be found. */
  public void remove(Document document) {
    shelf.remove(document.id());
  }
}
