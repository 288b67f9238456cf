package dev.meshgate.agents.wording;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Descriptions that are compared with a task. A word that many of them use tells little, one that a
 * single one uses tells much (inverse document frequency).
 */
public final class Corpus {

  private static final double OF_CAPABILITY = 1;
  private static final double OF_NAME = 0.5;
  private static final double OF_DESCRIPTION = 0.6;
  private static final double MOST_OF_A_TERM = 1.4;
  private static final double WEAK = 0.3;
  private static final double ALIKE = 0.7;
  private static final int LEAST_ALIKE = 5;
  private static final double MOST = 0.9;
  private static final double LATER = 0.03;
  private static final double LATE = 0.7;
  private static final int MOST_KNOWN = 2_000;
  private static final int MOST_COMPARED = 50;
  private static final int WORDS_TOLD = 5;

  /** Descriptions seldom change, and reading them is most of the work. */
  private static final LoadingCache<Entry, Map<String, Double>> KNOWN =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).build(Corpus::weights);

  /** What one person may use is mostly what the next may. */
  private static final LoadingCache<List<Entry>, Corpus> COMPARED =
      Caffeine.newBuilder().maximumSize(MOST_COMPARED).build(Corpus::new);

  private final List<Map<String, Double>> weights;
  private final Map<String, Integer> frequency = new HashMap<>();
  private final List<String> stems;

  /**
   * One description.
   *
   * @param capabilities as one text; it counts most
   */
  public record Entry(String name, String capabilities, String description) {}

  /**
   * How near a task is.
   *
   * @param score from 0 to 1
   * @param words the words of the task that told, the most telling first, as stems
   */
  public record Nearness(double score, List<String> words) {

    public Nearness {
      words = List.copyOf(words);
    }
  }

  /** These descriptions; all that depends on them alone is worked out once. */
  public static Corpus of(List<Entry> entries) {
    return COMPARED.get(List.copyOf(entries));
  }

  private Corpus(List<Entry> entries) {
    weights = entries.stream().map(KNOWN::get).toList();
    var all = new HashSet<String>();
    for (var entry : weights) {
      entry.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum));
      all.addAll(entry.keySet());
    }
    stems =
        all.stream().filter(t -> t.length() >= LEAST_ALIKE && !t.startsWith("#")).sorted().toList();
  }

  private static Map<String, Double> weights(Entry entry) {
    var terms = new HashMap<String, Double>();
    add(entry.capabilities().replace('_', ' '), OF_CAPABILITY, terms);
    add(entry.name(), OF_NAME, terms);
    add(entry.description(), OF_DESCRIPTION, terms);
    terms.replaceAll((term, weight) -> Math.min(MOST_OF_A_TERM, weight));
    return terms;
  }

  private static void add(String text, double weight, Map<String, Double> terms) {
    var here = new HashMap<String, Double>();
    for (var stem : Words.stems(text)) {
      var strength = Words.isWeak(stem) ? weight * WEAK : weight;
      Terms.of(stem)
          .forEach(
              (term, share) ->
                  here.merge(term, term.startsWith("#") ? strength : strength * share, Math::max));
    }
    here.forEach((term, strength) -> terms.merge(term, strength, Double::sum));
  }

  /** How near a task is to each description, in their order. */
  public List<Nearness> nearness(String task) {
    var queries = new LinkedHashMap<String, Map<String, Double>>();
    Words.stems(task).forEach(stem -> queries.put(stem, query(stem)));
    return weights.stream().map(entry -> nearness(queries, entry)).toList();
  }

  private Map<String, Double> query(String stem) {
    var terms = new HashMap<>(Terms.of(stem));
    for (var other : stems) {
      if (isAlike(stem, other)) {
        terms.merge(other, ALIKE, Math::max);
      }
    }
    return terms;
  }

  /** Words of one family begin alike: {@code program} and {@code programm}. */
  private static boolean isAlike(String one, String other) {
    var most = Math.max(one.length(), other.length());
    if (Math.min(one.length(), other.length()) < LEAST_ALIKE) {
      return false;
    }
    var common = 0;
    while (common < Math.min(one.length(), other.length())
        && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= LEAST_ALIKE && common >= ALIKE * most;
  }

  /** What is wanted stands early in a sentence, and circumstances late. */
  private static double weightOf(String stem, int place) {
    return (Words.isWeak(stem) ? WEAK : 1) * Math.max(LATE, 1 - place * LATER);
  }

  private record Told(String stem, double strength) {}

  private Nearness nearness(Map<String, Map<String, Double>> queries, Map<String, Double> entry) {
    var best = new HashMap<String, Told>();
    var place = new AtomicInteger();
    queries.forEach(
        (stem, terms) -> {
          var weight = weightOf(stem, place.getAndIncrement());
          var told = new Told("", 0);
          var by = "";
          for (var term : terms.entrySet()) {
            var strength =
                weight
                    * term.getValue()
                    * entry.getOrDefault(term.getKey(), 0.0)
                    * rarity(term.getKey());
            if (strength > told.strength()) {
              told = new Told(stem, strength);
              by = term.getKey();
            }
          }
          if (told.strength() > 0) {
            best.merge(by, told, (a, b) -> a.strength() >= b.strength() ? a : b);
          }
        });
    var all = new ArrayList<>(best.values());
    all.sort(Comparator.comparingDouble((Told t) -> -t.strength()).thenComparing(Told::stem));
    var sum = all.stream().mapToDouble(Told::strength).sum();
    return new Nearness(
        MOST * (1 - Math.exp(-sum)),
        all.stream().map(Told::stem).distinct().limit(WORDS_TOLD).collect(Collectors.toList()));
  }

  /** From 1 for a term that one description has towards 0 for one that all have. */
  private double rarity(String term) {
    double all = weights.size() + 2;
    return Math.log(all / (frequency.getOrDefault(term, 1) + 0.5)) / Math.log(all / 1.5);
  }

  /** The groups of the thesaurus and the stems by which two short names are compared. */
  public static Set<String> terms(String name) {
    return Words.stems(name.replace('_', ' ')).stream()
        .flatMap(stem -> Terms.of(stem).keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
