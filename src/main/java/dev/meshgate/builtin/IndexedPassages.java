package dev.meshgate.builtin;

import dev.meshgate.search.Search;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The librarian's books: the documents in the index. */
@Dependent
class IndexedPassages implements Passages {

  private final Search search;

  @Inject
  IndexedPassages(Search search) {
    this.search = search;
  }

  @Override
  public List<Passage> about(String question, String subject, int limit) {
    return search.passages(question, subject, limit).stream()
        .map(p -> new Passage(p.documentId(), p.title(), p.url(), p.heading(), p.text(), p.score()))
        .toList();
  }
}
