package dev.meshgate.agents;

import dev.meshgate.agents.wording.Corpus;
import dev.meshgate.platform.text.Spelling;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of what agents can do. People spell them as they like; they are compared in lower case
 * with underscores, and common other words mean the same.
 */
public final class Capability {

  public static final String DOCUMENT_QA = "document_qa";
  public static final String DATA_ANALYSIS = "data_analysis";
  public static final String SUMMARIZATION = "summarization";
  public static final String KEY_PHRASES = "key_phrases";
  public static final String CALCULATION = "calculation";

  private static final double NEAR = 0.3;
  private static final double ALIKE = 0.6;
  private static final int MOST_NEAREST = 3;
  private static final Pattern GAPS = Pattern.compile("[\\s_-]+");

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("analysis", DATA_ANALYSIS),
          Map.entry("analytics", DATA_ANALYSIS),
          Map.entry("data_analytics", DATA_ANALYSIS),
          Map.entry("statistics", DATA_ANALYSIS),
          Map.entry("csv_analysis", DATA_ANALYSIS),
          Map.entry("table_analysis", DATA_ANALYSIS),
          Map.entry("summary", SUMMARIZATION),
          Map.entry("summaries", SUMMARIZATION),
          Map.entry("summarize", SUMMARIZATION),
          Map.entry("summarise", SUMMARIZATION),
          Map.entry("summarisation", SUMMARIZATION),
          Map.entry("text_summarization", SUMMARIZATION),
          Map.entry("keywords", KEY_PHRASES),
          Map.entry("keyphrases", KEY_PHRASES),
          Map.entry("keyword_extraction", KEY_PHRASES),
          Map.entry("key_phrase_extraction", KEY_PHRASES),
          Map.entry("qa", DOCUMENT_QA),
          Map.entry("question_answering", DOCUMENT_QA),
          Map.entry("document_search", DOCUMENT_QA),
          Map.entry("knowledge_base", DOCUMENT_QA),
          Map.entry("retrieval", DOCUMENT_QA),
          Map.entry("rag", DOCUMENT_QA));

  private Capability() {}

  /** The spelling in which names are compared: {@code Data-Analysis} is {@code data_analysis}. */
  public static String normalised(String name) {
    var trimmed = name.trim().toLowerCase(Locale.ROOT);
    return GAPS.matcher(trimmed).replaceAll("_");
  }

  /** Whether two names mean the same capability. */
  public static boolean same(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /**
   * The offered names that come nearest to one that nobody offers, the nearest first, at most
   * three: those that share a word or its meaning with it, or are spelled nearly like it.
   */
  static List<String> nearest(String wanted, Collection<String> offered) {
    Map<String, Double> near = new TreeMap<>();
    offered.forEach(have -> near.put(have, likeness(canonical(wanted), canonical(have))));
    return near.entrySet().stream()
        .filter(entry -> entry.getValue() >= NEAR)
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(MOST_NEAREST)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double likeness(String one, String other) {
    var terms = new HashSet<>(Corpus.terms(one));
    var shared = new HashSet<>(terms);
    terms.addAll(Corpus.terms(other));
    shared.retainAll(Corpus.terms(other));
    var inWords = terms.isEmpty() ? 0 : NEAR + shared.size() * (1 - NEAR) / terms.size();
    var longest = Math.max(one.length(), other.length());
    var inLetters = longest == 0 ? 0 : 1 - (double) Spelling.distance(one, other) / longest;
    return Math.max(shared.isEmpty() ? 0 : inWords, inLetters >= ALIKE ? inLetters : 0);
  }

  private static String canonical(String name) {
    var normalised = normalised(name);
    return SYNONYMS.getOrDefault(normalised, normalised);
  }
}
