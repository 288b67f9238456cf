package dev.meshgate.agents;

import dev.meshgate.agents.wording.Corpus;
import dev.meshgate.agents.wording.Corpus.Nearness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well agents fit a task by their cards alone: by the capabilities that its words ask for, and
 * by the words that the cards use of themselves. The cards are weighed against each other, so that
 * a word which all of them use decides nothing.
 */
public final class Wording {

  private static final double ALL_FIT = 0.85;
  private static final double BOTH = 0.15;
  private static final double MOST = 0.95;
  private static final double ANSWERS_ANYTHING = 0.4;
  private static final int FRONT = 5_000;

  private Wording() {}

  /** The judgement about each card, by id. */
  public static Map<String, Suitability> judge(List<AgentCard> cards, AgentRequest request) {
    var prompt = Prompt.of(request);
    var words = prompt.instruction().isEmpty() ? beginning(request.task()) : prompt.instruction();
    var near = Corpus.of(cards.stream().map(Wording::entry).toList()).nearness(words);
    var detection = Detection.of(request);
    var judged = new HashMap<String, Suitability>();
    for (var i = 0; i < cards.size(); i++) {
      judged.put(cards.get(i).id(), judged(cards.get(i), detection, near.get(i)));
    }
    return judged;
  }

  /** Of material without a word what to do with it: what it is about stands at its front. */
  private static String beginning(String material) {
    return material.substring(0, Math.min(material.length(), FRONT));
  }

  private static Corpus.Entry entry(AgentCard card) {
    return new Corpus.Entry(card.name(), String.join(" ", card.capabilities()), card.description());
  }

  private static Suitability judged(AgentCard card, Detection detection, Nearness near) {
    var detected = detection.capabilities();
    var offered = new ArrayList<>(detected);
    offered.removeIf(capability -> !card.offers(capability));
    if (offered.isEmpty() && near.score() == 0) {
      return detected.isEmpty() && (card.offers("text_generation") || card.offers("reasoning"))
          ? Suitability.of(ANSWERS_ANYTHING, "it answers tasks of any kind")
          : Suitability.of(0, "the task asks for nothing that its card speaks of");
    }
    var asked = offered.isEmpty() ? 0 : ALL_FIT * offered.size() / detected.size();
    var score =
        Math.min(MOST, Math.max(asked, near.score()) + BOTH * Math.min(asked, near.score()));
    return Suitability.of(
        score,
        asked >= near.score()
            ? "the task asks for " + String.join(", ", offered) + ", which it offers"
            : "it describes itself by words of the task (" + String.join(", ", near.words()) + ")");
  }
}
