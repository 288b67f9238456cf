package dev.meshgate.builtin.analysis;

import java.util.Locale;
import java.util.regex.Pattern;

/** One number made of many, and the words by which people ask for it. */
enum Aggregate {
  AVERAGE("averages?|avg|mean|durchschnitt\\w*|mittelwerte?|mittlere[rsn]?|im schnitt"),
  MEDIAN("median\\w*"),
  TOTAL("sums?|totals?|total(?:led|ing)|overall|altogether|summen?|gesamt\\w*|insgesamt|zusammen"),
  HIGHEST(
      "max(?:imum|imal\\w*)?|highest|largest|biggest|greatest|most|best|top|höchste\\w*"
          + "|größte\\w*|groesste\\w*|meiste\\w*|beste\\w*"),
  LOWEST(
      "min(?:imum|imal\\w*)?|lowest|smallest|least|fewest|worst|cheapest|niedrigste\\w*"
          + "|kleinste\\w*|wenigste\\w*|geringste\\w*|schlechteste\\w*|günstigste\\w*"),
  SPREAD("standard deviations?|std ?dev|stdev|standardabweichung\\w*|spread|volatility"),
  DISTINCT("distinct|unique|different|verschiedene\\w*|unterschiedliche\\w*"),
  COUNT("how many|count|number of|wie ?viele?|anzahl");

  private final Pattern words;

  Aggregate(String words) {
    this.words =
        Pattern.compile(
            "\\b(?:" + words + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  boolean isAskedIn(String question) {
    return words.matcher(question).find();
  }

  /** The word as it travels. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** That figure. */
  double of(Statistics statistics) {
    return switch (this) {
      case AVERAGE -> statistics.mean();
      case MEDIAN -> statistics.median();
      case TOTAL -> statistics.sum();
      case HIGHEST -> statistics.max();
      case LOWEST -> statistics.min();
      case SPREAD -> statistics.stdev();
      case DISTINCT, COUNT -> statistics.count();
    };
  }
}
