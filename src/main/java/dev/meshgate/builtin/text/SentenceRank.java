package dev.meshgate.builtin.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much each sentence says of the whole text: TextRank (Mihalcea and Tarau, 2004). A sentence
 * that shares words with many others, which themselves do, ranks high.
 */
final class SentenceRank {

  private static final double DAMPING = 0.85;
  private static final double CLOSE = 1e-5;
  private static final int MOST_ROUNDS = 60;

  /** Who writes says first what matters; it decides between sentences of about the same rank. */
  private static final double FIRST_OF_TEXT = 1.25;

  private static final double FIRST_OF_PARAGRAPH = 1.1;

  private final List<Sentence> sentences;
  private final Map<String, Double> weights;

  private SentenceRank(List<Sentence> sentences) {
    this.sentences = sentences;
    this.weights = weights(sentences);
  }

  /**
   * The rank of each sentence.
   *
   * @param pause is called between bounded pieces of work
   */
  static double[] of(List<Sentence> sentences, Runnable pause) {
    return new SentenceRank(sentences).rank(pause);
  }

  /** A word that is in every sentence tells none apart from the others. */
  private static Map<String, Double> weights(List<Sentence> sentences) {
    var counts = new HashMap<String, Integer>();
    sentences.forEach(s -> s.stems().forEach(stem -> counts.merge(stem, 1, Integer::sum)));
    var weights = new HashMap<String, Double>();
    counts.forEach((stem, n) -> weights.put(stem, Math.log(1 + sentences.size() / (double) n)));
    return weights;
  }

  private double[] rank(Runnable pause) {
    var n = sentences.size();
    var likeness = likeness(pause);
    var sums = Arrays.stream(likeness).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    var rank = new double[n];
    Arrays.fill(rank, 1.0);
    for (var round = 0; round < MOST_ROUNDS; round++) {
      pause.run();
      var next = next(likeness, sums, rank);
      var moved = 0.0;
      for (var i = 0; i < n; i++) {
        moved = Math.max(moved, Math.abs(next[i] - rank[i]));
      }
      rank = next;
      if (moved < CLOSE) {
        break;
      }
    }
    favourFirst(rank);
    return rank;
  }

  private static double[] next(double[][] likeness, double[] sums, double[] rank) {
    var next = new double[rank.length];
    for (var i = 0; i < rank.length; i++) {
      var given = 0.0;
      for (var j = 0; j < rank.length; j++) {
        if (sums[j] > 0) {
          given += likeness[j][i] / sums[j] * rank[j];
        }
      }
      next[i] = 1 - DAMPING + DAMPING * given;
    }
    return next;
  }

  private double[][] likeness(Runnable pause) {
    var n = sentences.size();
    var likeness = new double[n][n];
    for (var i = 0; i < n; i++) {
      pause.run();
      for (var j = i + 1; j < n; j++) {
        likeness[i][j] = like(sentences.get(i), sentences.get(j));
        likeness[j][i] = likeness[i][j];
      }
    }
    return likeness;
  }

  /** What two sentences share, less for long ones, which share something with everybody. */
  private double like(Sentence one, Sentence other) {
    var smaller = one.stems().size() <= other.stems().size() ? one.stems() : other.stems();
    var larger = smaller == one.stems() ? other.stems() : one.stems();
    var shared = 0.0;
    for (var stem : smaller) {
      if (larger.contains(stem)) {
        shared += weights.getOrDefault(stem, 0.0);
      }
    }
    return shared == 0
        ? 0
        : shared / (Math.log(1.0 + one.stems().size()) + Math.log(1.0 + other.stems().size()));
  }

  private void favourFirst(double[] rank) {
    Set<Integer> begun = new HashSet<>();
    for (var i = 0; i < rank.length; i++) {
      if (begun.add(sentences.get(i).paragraph())) {
        rank[i] *= i == 0 ? FIRST_OF_TEXT : FIRST_OF_PARAGRAPH;
      }
    }
  }

  /** How much of the smaller one's words two sentences share, from 0 to 1. */
  static double overlap(Sentence one, Sentence other) {
    var least = Math.min(one.stems().size(), other.stems().size());
    return least == 0
        ? 0
        : one.stems().stream().filter(other.stems()::contains).count() / (double) least;
  }
}
