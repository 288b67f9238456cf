package dev.meshgate.builtin;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Capability;
import dev.meshgate.agents.Detection;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.Prompt;
import dev.meshgate.agents.Suitability;
import dev.meshgate.builtin.analysis.Steps;
import dev.meshgate.builtin.text.ExtractiveSummary;
import dev.meshgate.builtin.text.KeyPhrases;
import dev.meshgate.builtin.text.Length;
import dev.meshgate.builtin.text.Prose;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code text-analyst}: shortens the text that comes with a task, and names what it turns on. */
@Dependent
class TextAnalyst implements LocalAgent {

  private static final AgentCard CARD =
      new AgentCard(
          "text-analyst",
          "Text Analyst",
          "builtin",
          "Summarises a text in the task or its context by choosing its most telling sentences word"
              + " for word, and extracts key phrases. Say how long (“in 3 sentences”, “50 words”,"
              + " “5 bullets”). It invents and rewords nothing. English and German.",
          List.of(Capability.SUMMARIZATION, Capability.KEY_PHRASES));

  private static final int LEAST_WORDS = 12;
  private static final int PHRASES = 10;
  private static final int MOST_PHRASES = 50;
  private static final int STEPS = 4;
  private static final Pattern HOW_MANY =
      Pattern.compile(
          "\\b(\\d{1,3})\\s+(?:\\p{L}+\\s+)?(?:key ?-?)?(?:phrases?|words?|terms?|topics?|tags?"
              + "|schlagw|stichw|schlüssel|begriffe)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Clock clock;
  private final BuiltinSettings settings;

  @Inject
  TextAnalyst(Clock clock, BuiltinSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public AgentCard card() {
    return CARD;
  }

  @Override
  public Suitability suits(AgentRequest request) {
    var detection = Detection.of(request);
    var required = CARD.capabilities().stream().filter(c -> isRequired(request, c)).findFirst();
    var asked = CARD.capabilities().stream().filter(detection::asksFor).findFirst();
    if (asked.isEmpty() && required.isEmpty()) {
      return Suitability.of(0, "the task asks for neither a summary nor key phrases");
    }
    var words = wordsOf(material(request, detection));
    if (words < LEAST_WORDS) {
      return Suitability.unable(
          words == 0
              ? "there is no text to work on in the task or its context"
              : "a text of " + words + " words is too short; " + LEAST_WORDS + " are the least");
    }
    if (asked.isEmpty()) {
      return Suitability.of(0.6, "the task comes with a text");
    }
    return Suitability.of(
        detection.asksForInvention() ? 0.5 : 0.9,
        "the task comes with a text and asks for “"
            + detection.wordsFor(asked.orElseThrow())
            + "”");
  }

  private static boolean isRequired(AgentRequest request, String capability) {
    return request.capabilities().stream().anyMatch(c -> Capability.same(c, capability));
  }

  private static int wordsOf(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+", LEAST_WORDS + 1).length;
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    var steps = new Steps(work, STEPS, clock, settings.time());
    steps.next("Reading the text");
    var detection = Detection.of(request);
    var instruction = Prompt.of(request).instruction();
    var material = material(request, detection);
    check(material);
    var phrases =
        detection.asksFor(Capability.KEY_PHRASES) || isRequired(request, Capability.KEY_PHRASES);
    var summary =
        !phrases
            || detection.asksFor(Capability.SUMMARIZATION)
            || isRequired(request, Capability.SUMMARIZATION);
    var text = new StringBuilder();
    var data = Json.object();
    if (summary) {
      summarise(material, instruction, steps, text, data);
    }
    if (phrases) {
      extract(material, instruction, steps, text, data);
    }
    steps.finish("Done");
    return new AgentReply(text.toString().strip(), data.build(), List.of());
  }

  /** Who names the capability and sends one paragraph means that paragraph. */
  private static String material(AgentRequest request, Detection detection) {
    var material = Prompt.of(request).material();
    var silent = CARD.capabilities().stream().noneMatch(detection::asksFor);
    return material.isBlank() && silent ? request.task() : material;
  }

  private void check(String material) {
    if (material.length() > settings.textCharacters()) {
      throw new AgentException(
          String.format(
              Locale.ROOT,
              "The text has %,d characters; at most %,d can be read at once. Send it in parts, for"
                  + " example one chapter at a time.",
              material.length(),
              settings.textCharacters()));
    }
    if (wordsOf(material) < LEAST_WORDS) {
      throw new AgentException(
          "The text analyst cannot begin: there is no text to work on. Put it behind the"
              + " instruction, after a colon or a line break, or into context.");
    }
  }

  private static void summarise(
      String material,
      String instruction,
      Steps steps,
      StringBuilder text,
      JsonObjectBuilder data) {
    steps.next("Ranking the sentences");
    var prose = Prose.of(material);
    if (prose.sentences().isEmpty()) {
      throw new AgentException(
          "There are no sentences in this text that a summary could be made from. For a table, ask"
              + " for an analysis.");
    }
    var length = Length.of(instruction, prose);
    var summary = ExtractiveSummary.of(prose, length, steps::stopIfOver);
    var share = Math.round(100.0 * summary.words() / prose.words());
    text.append(summary.inWords(length.bullets()))
        .append(
            String.format(
                Locale.ROOT,
                "\n\n_%d of %d sentences, %d of %d words (%d %%), taken word for word%s._\n\n",
                summary.sentences().size(),
                prose.sentences().size(),
                summary.words(),
                prose.words(),
                share,
                prose.isWhole()
                    ? ""
                    : "; only the first " + Prose.MOST_SENTENCES + " sentences were read"));
    var sentences = Json.array();
    summary.sentences().forEach(sentence -> sentences.add(sentence.text()));
    data.add(
        "summary",
        Json.object()
            .add("method", "extractive")
            .add("sentences", sentences)
            .add("words", summary.words())
            .add("words_read", prose.words())
            .add("complete", prose.isWhole()));
  }

  private static void extract(
      String material,
      String instruction,
      Steps steps,
      StringBuilder text,
      JsonObjectBuilder data) {
    steps.next("Finding the key phrases");
    var asked = HOW_MANY.matcher(instruction);
    var most =
        asked.find()
            ? Math.max(1, Math.min(MOST_PHRASES, Integer.parseInt(asked.group(1))))
            : PHRASES;
    var phrases = KeyPhrases.of(material, most, steps::stopIfOver);
    text.append("**Key phrases**\n\n")
        .append(
            phrases.stream()
                .map(p -> "- " + p.phrase() + (p.count() > 1 ? " (" + p.count() + " times)" : ""))
                .collect(Collectors.joining("\n")));
    var list = Json.array();
    phrases.forEach(
        p ->
            list.add(
                Json.object()
                    .add("phrase", p.phrase())
                    .add("score", p.score())
                    .add("count", p.count())));
    data.add("key_phrases", list);
  }
}
