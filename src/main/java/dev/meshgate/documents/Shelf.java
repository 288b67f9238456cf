package dev.meshgate.documents;

import dev.meshgate.documents.text.ExtractedText;
import dev.meshgate.documents.text.Passages;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Puts documents in their place, each in one transaction with everything that follows from it. */
@ApplicationScoped
@Transactional
class Shelf {

  @Inject DocumentRepository rows;
  @Inject Clock clock;
  @Inject Event<DocumentStored> stored;
  @Inject Event<DocumentRemoved> removed;

  /** The document that is the same already, to the last byte. */
  Optional<Document> same(Incoming incoming) {
    return incoming.origin().isEmpty()
        ? Optional.empty()
        : rows.find(incoming.source(), incoming.origin())
            .filter(known -> known.says(incoming.digest()));
  }

  /** Stores a document; one with the same source and origin is replaced. */
  Document put(Incoming incoming, ExtractedText extracted) {
    var document =
        rows.find(incoming.source(), incoming.origin())
            .map(known -> renewed(known, incoming, extracted))
            .orElseGet(() -> added(incoming, extracted));
    rows.addText(document.id(), extracted.text());
    stored.fire(new DocumentStored(document, Passages.of(extracted.text())));
    return document;
  }

  private Document renewed(Document known, Incoming incoming, ExtractedText extracted) {
    known.read(incoming, extracted, clock.instant());
    rows.removeText(known.id());
    return known;
  }

  private Document added(Incoming incoming, ExtractedText extracted) {
    var document = new Document(Secret.opaqueId("doc_"), incoming, extracted, clock.instant());
    rows.add(document);
    return document;
  }

  /** Whether the application brought it in before, in this form; if not, it does now. */
  void putOnce(Incoming incoming, ExtractedText extracted) {
    if (rows.bring(incoming.broughtName(), incoming.digest())) {
      put(incoming, extracted);
    }
  }

  boolean wasBrought(Incoming incoming) {
    return rows.wasBrought(incoming.broughtName(), incoming.digest());
  }

  void remove(String id) {
    rows.find(id)
        .ifPresent(
            known -> {
              rows.remove(known);
              removed.fire(new DocumentRemoved(known));
            });
  }

  void remove(Source source, String origin) {
    rows.find(source, origin).map(Document::id).ifPresent(this::remove);
  }
}
