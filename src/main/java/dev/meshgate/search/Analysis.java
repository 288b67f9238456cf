package dev.meshgate.search;

import org.apache.lucene.analysis.de.GermanLightStemFilterFactory;
import org.apache.lucene.analysis.de.GermanNormalizationFilterFactory;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/** How words are compared. Every text is looked at as English, as German, and as it is written. */
public class Analysis implements LuceneAnalysisConfigurer {

  static final String ENGLISH = "english";
  static final String GERMAN = "german";

  /** Folded and nothing more, for words that are misspelt or not finished. */
  static final String PLAIN = "plain";

  @Override
  public void configure(LuceneAnalysisConfigurationContext context) {
    context
        .analyzer(ENGLISH)
        .custom()
        .tokenizer("standard")
        .tokenFilter("englishPossessive")
        .tokenFilter("lowercase")
        .tokenFilter("stop")
        .param("words", "dev/meshgate/search/english.txt")
        .param("ignoreCase", "true")
        .tokenFilter("porterStem")
        .tokenFilter("asciiFolding");
    context
        .analyzer(GERMAN)
        .custom()
        .tokenizer("standard")
        .tokenFilter("lowercase")
        .tokenFilter("stop")
        .param("words", "dev/meshgate/search/german.txt")
        .param("ignoreCase", "true")
        .tokenFilter(GermanNormalizationFilterFactory.NAME)
        .tokenFilter(GermanLightStemFilterFactory.NAME)
        .tokenFilter("asciiFolding");
    context
        .analyzer(PLAIN)
        .custom()
        .tokenizer("standard")
        .tokenFilter("lowercase")
        .tokenFilter("asciiFolding");
  }
}
