package dev.meshgate.agents.wording;

import java.util.HashMap;
import java.util.Map;

/** What one word can be found by: its stem, the groups it stands in, and parts of a compound. */
final class Terms {

  static final double SAME = 1;
  static final double MEANS_THE_SAME = 0.9;
  static final double PART = 0.75;
  static final double PART_MEANS_THE_SAME = 0.65;

  private static final int LEAST_COMPOUND = 8;
  private static final int LEAST_PART = 4;

  private Terms() {}

  /** The terms of a stem, each with how well it stands for the word, from 0 to 1. */
  static Map<String, Double> of(String stem) {
    var terms = new HashMap<String, Double>();
    terms.put(stem, SAME);
    Thesaurus.groupsOf(stem).forEach(group -> terms.merge(group, MEANS_THE_SAME, Math::max));
    if (stem.length() >= LEAST_COMPOUND && !Thesaurus.knows(stem)) {
      for (var at = LEAST_PART; at <= stem.length() - LEAST_PART; at++) {
        addPart(Words.stem(stem.substring(0, at)), terms);
        addPart(stem.substring(at), terms);
      }
    }
    return terms;
  }

  /** German writes compounds as one word; the thesaurus knows of what. */
  private static void addPart(String part, Map<String, Double> terms) {
    if (part.length() >= LEAST_PART && Thesaurus.knows(part)) {
      terms.merge(part, PART, Math::max);
      Thesaurus.groupsOf(part).forEach(group -> terms.merge(group, PART_MEANS_THE_SAME, Math::max));
    }
  }
}
