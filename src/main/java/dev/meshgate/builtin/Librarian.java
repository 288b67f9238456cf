package dev.meshgate.builtin;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Capability;
import dev.meshgate.agents.Citation;
import dev.meshgate.agents.Detection;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.Prompt;
import dev.meshgate.agents.Suitability;
import dev.meshgate.builtin.Passages.Passage;
import dev.meshgate.builtin.analysis.Steps;
import dev.meshgate.builtin.text.Relevance;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code librarian}: answers from the documents that the asker may see, with the places. */
@Dependent
class Librarian implements LocalAgent {

  private static final AgentCard CARD =
      new AgentCard(
          "librarian",
          "Librarian",
          "builtin",
          "Answers questions from the documents kept here: company policies, handbooks, notes and"
              + " this product's guide. It quotes the passages that fit and says where they stand;"
              + " when nothing fits it says so.",
          List.of(Capability.DOCUMENT_QA));

  /** Words of documents themselves; others, such as a contract, may be meant for a specialist. */
  private static final Pattern OF_DOCUMENTS =
      Pattern.compile(
          "search|look ?up|polic|handb|manual|guideline|do[ck]u|docs|wiki|knowledge|according|rules"
              + "|faq|richtlinie|anweisung|vereinbarung|such|laut",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final int STEPS = 3;
  private static final int LONGEST_QUESTION = 600;

  /** A passage that fits far worse than the best one is noise. */
  private static final double WORTH_QUOTING = 0.35;

  private final Passages passages;
  private final Clock clock;
  private final BuiltinSettings settings;

  @Inject
  Librarian(Passages passages, Clock clock, BuiltinSettings settings) {
    this.passages = passages;
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
    if (detection.asksForInvention()) {
      return Suitability.of(0, "the task asks for something that no document says");
    }
    if (detection.asksFor(Capability.DOCUMENT_QA)) {
      var words = detection.wordsFor(Capability.DOCUMENT_QA);
      return Suitability.of(
          OF_DOCUMENTS.matcher(words).find() ? 0.8 : 0.35, "the task asks for “" + words + "”");
    }
    if (detection.question()) {
      var own = Prompt.of(request).material().isEmpty();
      return own
          ? Suitability.of(0.35, "the task is a question that the documents may answer")
          : Suitability.of(0.32, "the task is a question");
    }
    return Suitability.of(0, "the task asks for nothing that documents could say");
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    var steps = new Steps(work, STEPS, clock, settings.time());
    steps.next("Looking through the documents");
    var question = question(request);
    var found = passages.about(question, request.subject(), settings.passages());
    steps.next("Choosing the passages");
    var best = found.stream().mapToDouble(Passage::score).max().orElse(0);
    var relevance = Relevance.to(question);
    var fitting =
        found.stream()
            .filter(p -> p.score() >= best * WORTH_QUOTING)
            .filter(p -> relevance.isIn(place(p) + "\n" + p.text()))
            .toList();
    var reply = fitting.isEmpty() ? nothing(question) : quoted(question, fitting);
    steps.finish("Done");
    return reply;
  }

  /** The words that ask. A long text beside them would only blur the search. */
  private static String question(AgentRequest request) {
    var instruction = Prompt.of(request).instruction();
    var words = instruction.isBlank() ? request.task() : instruction;
    if (words.isBlank()) {
      throw new AgentException("There is no question. Ask one in a sentence.");
    }
    return words.length() <= LONGEST_QUESTION ? words : words.substring(0, LONGEST_QUESTION);
  }

  private static AgentReply nothing(String question) {
    return new AgentReply(
        "Nothing in the documents that you may see answers this. Try other words, or ask whoever"
            + " keeps the documents to add one about it.",
        Json.object().add("question", question).add("passages", Json.array()).build(),
        List.of());
  }

  private static AgentReply quoted(String question, List<Passage> passages) {
    var text = new StringBuilder("From the documents, the passages that fit best:\n\n");
    var data = Json.array();
    var number = 1;
    for (var passage : passages) {
      text.append("> ")
          .append(passage.text().strip().replace("\n", "\n> "))
          .append("\n>\n> — [")
          .append(number++)
          .append("] ")
          .append(place(passage))
          .append("\n\n");
      add(passage, data);
    }
    text.append("_Quoted word for word; nothing was added._");
    return new AgentReply(
        text.toString(),
        Json.object().add("question", question).add("passages", data).build(),
        passages.stream().map(p -> new Citation(place(p), p.url(), p.text())).toList());
  }

  private static String place(Passage passage) {
    return passage.heading().isBlank() || passage.heading().equals(passage.title())
        ? passage.title()
        : passage.title() + " › " + passage.heading();
  }

  private static void add(Passage passage, JsonArrayBuilder data) {
    var json =
        Json.object()
            .add("document_id", passage.documentId())
            .add("title", passage.title())
            .add("heading", passage.heading())
            .add("text", passage.text())
            .add("score", passage.score());
    Optional.ofNullable(passage.url()).ifPresent(url -> json.add("url", url));
    data.add(json);
  }
}
