package dev.meshgate.documents;

import dev.meshgate.documents.text.Passage;
import java.util.List;

/** A document is there or says something new; told within the transaction that stores it. */
public record DocumentStored(Document document, List<Passage> passages) {

  public DocumentStored {
    passages = List.copyOf(passages);
  }
}
