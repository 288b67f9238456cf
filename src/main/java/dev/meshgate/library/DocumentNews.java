package dev.meshgate.library;

import dev.meshgate.documents.Document;
import dev.meshgate.documents.DocumentRemoved;
import dev.meshgate.documents.DocumentStored;
import dev.meshgate.mcp.listen.ResourceNews;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets listening clients know of documents that come, change and go. */
@Dependent
class DocumentNews {

  private final ResourceNews news;

  @Inject
  DocumentNews(ResourceNews news) {
    this.news = news;
  }

  void stored(@Observes DocumentStored event) {
    tell(event.document());
  }

  void removed(@Observes DocumentRemoved event) {
    tell(event.document());
  }

  private void tell(Document document) {
    news.changed(DocumentResources.uri(document), document.audience());
  }
}
