package dev.meshgate.search;

import java.util.List;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;

/**
 * What is asked of the index.
 *
 * @param words what to look for
 * @param kind among what
 * @param subject for whom: what they may not see is never matched, so that not even a count or a
 *     rank tells of it
 */
record Query(Words words, Kind kind, String subject) {

  /** Of the words, in percent: one is enough. */
  static final int ANY = 0;

  /** Of more than this many words, not every single one makes a passage worth showing. */
  private static final int FEW_WORDS = 2;

  private static final float TITLE = 2.0f;
  private static final float PHRASE = 3.0f;
  private static final int SHORTEST_BEGINNING = 3;
  private static final int SHORTEST_FOR_TWO_EDITS = 6;

  /**
   * The words in their languages.
   *
   * @param percent of them must be in one passage; {@link #ANY} for a list that a person looks
   *     through, where the best are first
   */
  PredicateFinalStep exact(SearchPredicateFactory f, int percent) {
    var text = words.text();
    var hits =
        f.bool()
            .should(match(f, "english", text, percent))
            .should(match(f, "german", text, percent))
            .should(match(f, "plain", text, 100));
    return visible(
        f,
        f.bool()
            .must(hits)
            .should(f.match().fields("title", "titleGerman").matching(text).boost(TITLE))
            .should(f.phrase().field("plain").matching(text).slop(1).boost(PHRASE)));
  }

  private static PredicateFinalStep match(
      SearchPredicateFactory f, String field, String text, int percent) {
    var match = f.match().field(field).matching(text);
    if (percent == ANY) {
      return match;
    }
    return match
        .minimumShouldMatch()
        .ifMoreThan(0)
        .thenRequireNumber(1)
        .ifMoreThan(FEW_WORDS)
        .thenRequirePercent(percent)
        .end();
  }

  /** When nothing matches as it is written: misspelt words, and words that are only begun. */
  PredicateFinalStep close(SearchPredicateFactory f) {
    var any = f.bool();
    for (var word : words.all()) {
      if (word.length() >= SHORTEST_BEGINNING) {
        any.should(f.prefix().field("plain").matching(word));
        var edits = word.length() < SHORTEST_FOR_TWO_EDITS ? 1 : 2;
        any.should(f.match().field("plain").matching(word).fuzzy(edits, 1));
      }
    }
    return visible(f, any.hasClause() ? any : f.matchNone());
  }

  private PredicateFinalStep visible(SearchPredicateFactory f, PredicateFinalStep what) {
    return f.bool()
        .must(what)
        .filter(f.terms().field("audience").matchingAny(List.of(Findable.EVERYONE, subject)))
        .filter(f.match().field("kind").matching(kind));
  }
}
