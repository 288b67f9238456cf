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
import dev.meshgate.builtin.analysis.Analysis;
import dev.meshgate.builtin.analysis.Steps;
import dev.meshgate.builtin.table.Found;
import dev.meshgate.builtin.table.NumberLines;
import dev.meshgate.builtin.table.TableFinder;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code data-analyst}: reckons with the table that comes with a task. */
@Dependent
class DataAnalyst implements LocalAgent {

  private static final AgentCard CARD =
      new AgentCard(
          "data-analyst",
          "Data Analyst",
          "builtin",
          "Analyses a table in the task or its context (CSV, TSV, semicolons, Markdown or JSON):"
              + " column types, statistics, groups, outliers, correlations and trends, and answers"
              + " questions such as “average revenue by region”. It computes and guesses nothing.",
          List.of(Capability.DATA_ANALYSIS));

  private static final String NO_TABLE = "there is no table in the task or its context";
  private static final String HOW =
      " Paste the rows as CSV, TSV, a Markdown table or a JSON array of objects, with a header.";

  private final Clock clock;
  private final BuiltinSettings settings;

  @Inject
  DataAnalyst(Clock clock, BuiltinSettings settings) {
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
    Optional<Found> found;
    try {
      found = found(request);
    } catch (AgentException e) {
      return Suitability.of(0.6, "the task holds a table");
    }
    if (found.isEmpty()) {
      return Suitability.unable(NO_TABLE);
    }
    var table = found.orElseThrow().table();
    var has =
        String.format(
            Locale.ROOT,
            "the task comes with a table of %d rows and %d columns (%s)",
            table.rows().size(),
            table.header().size(),
            table.form());
    if (detection.asksFor(Capability.DATA_ANALYSIS)) {
      return Suitability.of(
          0.95, has + " and asks for “" + detection.wordsFor(Capability.DATA_ANALYSIS) + "”");
    }
    if (detection.asksForInvention() && !detection.asksFor(Capability.CALCULATION)) {
      return Suitability.of(0.1, has + ", but asks for something else");
    }
    if (detection.asksFor(Capability.SUMMARIZATION) || detection.question()) {
      return Suitability.of(0.85, has + " and asks about it");
    }
    return Suitability.of(0.6, has);
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    var steps = new Steps(work, Analysis.STEPS, clock, settings.time());
    steps.next("Looking for the table");
    var found = found(request).orElseThrow(() -> new AgentException(sentence()));
    settings.table().check(found.table());
    return Analysis.of(found.table(), found.around(), steps);
  }

  private static String sentence() {
    return "The data analyst cannot begin: " + NO_TABLE + "." + HOW;
  }

  /** A table in the task comes first, then one in the context, then a bare list of numbers. */
  private static Optional<Found> found(AgentRequest request) {
    var prompt = Prompt.of(request);
    return TableFinder.find(request.task())
        .or(
            () ->
                TableFinder.find(prompt.context())
                    .map(inContext -> new Found(inContext.table(), request.task())))
        .or(
            () ->
                NumberLines.inSentence(request.task())
                    .filter(list -> Detection.of(request).asksFor(Capability.DATA_ANALYSIS))
                    .map(list -> new Found(list, request.task())));
  }
}
