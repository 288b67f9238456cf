package dev.meshgate.search;

import dev.meshgate.documents.DocumentRemoved;
import dev.meshgate.documents.DocumentStored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps the index in step with the documents, in the transactions that change them. */
@ApplicationScoped
class DocumentsInIndex {

  @Inject FindableRepository index;

  void store(@Observes DocumentStored event) {
    var document = event.document();
    index.removeAllOf(document.id());
    var audience = new Findable.Audience(document.audience(), document.updatedAt());
    var number = 0;
    for (var passage : event.passages()) {
      var shown =
          new Findable.Shown(document.title(), passage.heading(), passage.text(), document.path());
      index.add(new Findable(Kind.DOCUMENT, document.id(), number++, shown, audience));
    }
  }

  void remove(@Observes DocumentRemoved event) {
    index.removeAllOf(event.document().id());
  }
}
