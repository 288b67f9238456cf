package dev.meshgate.bench;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.Prompt;
import dev.meshgate.agents.Suitability;
import dev.meshgate.agents.wording.Corpus;
import dev.meshgate.platform.work.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence model in this process would bring: the tasks of {@link Routes}, with how near
 * their meaning is to that of the cards added to how near their words are.
 */
public final class Meaning {

  /** Below this MiniLM calls any two sentences alike. */
  private static final double NOISE = 0.15;

  private static final double MOST = 0.95;

  private static final EmbeddingModel MODEL =
      new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

  private Meaning() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var page = new StringBuilder();
    for (var weight : List.of(0.0, 0.3, 0.5, 1.0)) {
      page.append("Meaning counts ").append(weight).append(":\n\n");
      page.append(new Routes(Agents.of(agents(weight))).table()).append('\n');
    }
    BenchSettings.fromEnvironment().leave("meaning.md", page.toString());
  }

  private static List<Agent> agents(double weight) throws IOException {
    var all = Routes.agents();
    var cards = all.stream().map(Agent::card).toList();
    var corpus = Corpus.of(cards.stream().map(Meaning::entry).toList());
    var meant = new ArrayList<Agent>();
    for (var i = 0; i < cards.size(); i++) {
      var known = all.get(i).card().framework().equals("builtin");
      meant.add(
          known ? all.get(i) : new Meant(cards.get(i), i, corpus, vector(cards.get(i)), weight));
    }
    return meant;
  }

  private static Corpus.Entry entry(AgentCard card) {
    return new Corpus.Entry(card.name(), String.join(" ", card.capabilities()), card.description());
  }

  private static float[] vector(AgentCard card) {
    var capabilities = String.join(", ", card.capabilities()).replace('_', ' ');
    return vector(card.name() + ". " + card.description() + " " + capabilities);
  }

  private static float[] vector(String text) {
    return MODEL.embed(text).content().vector();
  }

  /** An agent that is judged by the words and the meaning of its card. */
  private static final class Meant implements LocalAgent {

    private final AgentCard card;
    private final int place;
    private final Corpus corpus;
    private final float[] vector;
    private final double weight;

    Meant(AgentCard card, int place, Corpus corpus, float[] vector, double weight) {
      this.card = card;
      this.place = place;
      this.corpus = corpus;
      this.vector = vector;
      this.weight = weight;
    }

    @Override
    public AgentCard card() {
      return card;
    }

    @Override
    public Suitability suits(AgentRequest request) {
      var instruction = Prompt.of(request).instruction();
      var words = instruction.isEmpty() ? request.task() : instruction;
      var near = corpus.nearness(words).get(place).score();
      var alike = weight == 0 ? 0 : Math.max(0, cosine(vector, vector(words)) - NOISE);
      return Suitability.of(Math.min(MOST, near + weight * alike), "words and meaning");
    }

    @Override
    public AgentReply run(AgentRequest request, Work work) {
      throw new AgentException("Nobody is asked to do anything here.");
    }
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double ones = 0;
    double others = 0;
    for (var i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      ones += one[i] * one[i];
      others += other[i] * other[i];
    }
    return product / Math.sqrt(ones * others);
  }
}
