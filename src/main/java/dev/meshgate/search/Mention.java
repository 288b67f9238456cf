package dev.meshgate.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How much of a query a text speaks of: for the few things that need no index. */
final class Mention {

  private static final Analyzer STEMS = new EnglishAnalyzer();

  /** Of what fits less, too little is meant. */
  static final double ENOUGH = 0.5;

  private final Set<String> wanted;

  Mention(Words words) {
    wanted = stems(words.text());
  }

  /** From 0 to 1: the share of the query's words that the text holds. */
  double share(String text) {
    if (wanted.isEmpty()) {
      return 0;
    }
    var held = stems(text);
    return (double) wanted.stream().filter(held::contains).count() / wanted.size();
  }

  private static Set<String> stems(String text) {
    var stems = new HashSet<String>();
    try (var stream = STEMS.tokenStream("", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        stems.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stems;
  }
}
