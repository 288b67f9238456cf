package dev.meshgate.builtin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the librarian looks things up. */
public interface Passages {

  /**
   * The passages that have most to say about a question, best first; none when nothing does.
   *
   * @param subject for whom: only what they may see is found
   */
  List<Passage> about(String question, String subject, int limit);

  /**
   * A piece of a document.
   *
   * @param url where a person can read on, when there is such a place
   * @param heading the heading that it stands under, or empty
   * @param score higher fits better; only to be compared within one answer
   */
  record Passage(
      String documentId,
      String title,
      @Nullable String url,
      String heading,
      String text,
      double score) {}
}
