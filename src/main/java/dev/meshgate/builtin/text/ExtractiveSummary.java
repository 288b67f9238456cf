package dev.meshgate.builtin.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sentences of a text that say most of it, word for word and in their order. */
public record ExtractiveSummary(List<Sentence> sentences) {

  private static final double ALIKE = 0.75;

  public ExtractiveSummary {
    sentences = List.copyOf(sentences);
  }

  /**
   * Chooses them.
   *
   * @param pause is called between bounded pieces of work, and may end it
   */
  public static ExtractiveSummary of(Prose prose, Length length, Runnable pause) {
    var all = prose.sentences();
    var rank = SentenceRank.of(all, pause);
    var best =
        IntStream.range(0, all.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -rank[i]).thenComparing(i -> i))
            .toList();
    var chosen = new ArrayList<Integer>();
    var words = 0;
    for (var i : best) {
      pause.run();
      var sentence = all.get(i);
      var fits = chosen.isEmpty() || words + sentence.words() <= length.words();
      if (chosen.size() < length.sentences() && fits && isNew(sentence, chosen, all)) {
        chosen.add(i);
        words += sentence.words();
      }
    }
    return new ExtractiveSummary(chosen.stream().sorted().map(all::get).toList());
  }

  /** A second sentence with the same words would say nothing more. */
  private static boolean isNew(Sentence sentence, List<Integer> chosen, List<Sentence> all) {
    return chosen.stream().noneMatch(c -> SentenceRank.overlap(sentence, all.get(c)) > ALIKE);
  }

  public int words() {
    return sentences.stream().mapToInt(Sentence::words).sum();
  }

  /** The summary as Markdown: a paragraph or a list. */
  public String inWords(boolean bullets) {
    return bullets
        ? sentences.stream().map(s -> "- " + s.text()).collect(Collectors.joining("\n"))
        : sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
  }
}
