package dev.meshgate.builtin.calculation;

import static java.util.stream.Collectors.joining;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Capability;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.Suitability;
import dev.meshgate.agents.wording.Words;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import dev.meshgate.services.Report.Verdict;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.Shown;
import dev.meshgate.services.engine.CalculationException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One calculation service as an agent. It shows what it calculated with. */
final class ServiceAgent implements LocalAgent {

  /** Before the id of a service, that of its agent. */
  static final String PREFIX = "service-";

  private static final int LONGEST = 4_000;

  /** How what was asked before comes back beside the task: the question has numbers of its own. */
  private static final Pattern ASKED = Pattern.compile("(?m)^You asked: .*$");

  private static final Pattern ANSWERED = Pattern.compile("(?m)^The answer: ");

  private final Edition edition;
  private final Calculations calculations;
  private final AgentCard card;
  private final Set<String> subject;
  private final Reader reader;

  ServiceAgent(Edition edition, Calculations calculations) {
    this.edition = edition;
    this.calculations = calculations;
    var definition = edition.definition();
    this.card =
        new AgentCard(
            PREFIX + edition.id(),
            definition.name(),
            "excel",
            described(definition),
            List.of(Capability.CALCULATION));
    this.reader = new Reader(definition);
    this.subject = new HashSet<>(Words.stems(definition.name()));
    subject.addAll(Words.stems(definition.description()));
    definition.tags().forEach(tag -> subject.addAll(Words.stems(tag)));
    definition.outputs().forEach(output -> subject.addAll(Words.stems(output.title())));
  }

  private static String described(Definition definition) {
    return (definition.description().isEmpty() ? definition.name() : definition.description())
        + " It calculates with the company's own workbook and takes: "
        + definition.inputs().stream().map(Input::title).collect(joining(", "))
        + ".";
  }

  @Override
  public AgentCard card() {
    return card;
  }

  /** Words of its subject must be there; the more of its inputs are there, the surer. */
  @Override
  public Suitability suits(AgentRequest request) {
    var shared = new HashSet<>(Words.stems(first(request.task())));
    shared.retainAll(subject);
    if (shared.isEmpty()) {
      return Suitability.of(0, "nothing in the task is of what it calculates");
    }
    var inputs = reader.read(said(request));
    var needed = edition.definition().inputs().stream().filter(Input::mandatory).count();
    var given = needed - reader.missing(inputs).size();
    var words =
        "the task speaks of " + String.join(", ", shared.stream().sorted().limit(5).toList());
    if (given == 0) {
      return Suitability.of(Math.min(0.32, 0.08 * shared.size()), words);
    }
    return Suitability.of(
        0.3 + 0.1 * Math.min(3, shared.size()) + 0.33 * given / needed,
        words + " and says " + given + " of its " + needed + " inputs");
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    var definition = edition.definition();
    var inputs = reader.read(said(request));
    var missing = reader.missing(inputs);
    if (!missing.isEmpty()) {
      throw new AgentAsksException(question(missing, inputs), false);
    }
    work.report(1, 2, "Calculating with " + definition.name());
    try {
      var outcome = calculations.run(edition, Query.of(inputs));
      return reply(
          Json.object()
              .add("service", edition.id())
              .add("inputs", outcome.inputsJson())
              .add("outputs", outcome.outputsJson())
              .add("metadata", outcome.metadata())
              .build());
    } catch (InvalidInputsException e) {
      throw new AgentAsksException(
          definition.name() + " cannot calculate with that: " + e.sentences(), false);
    } catch (CalculationException e) {
      throw new AgentException(String.valueOf(e.getMessage()));
    }
  }

  /** The task with what is beside it, then each answer to what was asked. */
  private static List<String> said(AgentRequest request) {
    var context = request.context();
    var parts = ANSWERED.split(context == null ? "" : ASKED.matcher(context).replaceAll(""), -1);
    var said = new ArrayList<String>();
    said.add(first(request.task()) + "\n" + first(parts[0]));
    for (var i = 1; i < parts.length; i++) {
      said.add(first(parts[i]));
    }
    return said;
  }

  private static String first(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private String question(List<Input> missing, JsonObject inputs) {
    var known =
        inputs.entrySet().stream()
            .map(one -> one.getKey() + " = " + Brief.value(one.getValue()))
            .collect(joining(", "));
    return edition.definition().name()
        + " needs: "
        + missing.stream().map(Brief::input).collect(joining("; "))
        + ". "
        + (known.isEmpty() ? "Nothing of it was said." : "So far: " + known + ".");
  }

  private AgentReply reply(JsonObject data) {
    var definition = edition.definition();
    var text = new StringBuilder("**").append(definition.name()).append("**\n\n");
    table(text, "Result", data, "outputs");
    table(text.append('\n'), "Calculated with", data, "inputs");
    if (edition.verdict() == Verdict.DIFFERS) {
      text.append("\n_Not every formula of this service was found to agree with Excel._\n");
    }
    return new AgentReply(text.toString(), data, List.of());
  }

  private void table(StringBuilder text, String heading, JsonObject data, String list) {
    text.append("| ").append(heading).append(" | |\n|---|---|\n");
    for (var one : data.getJsonArray(list).getValuesAs(JsonObject.class)) {
      text.append("| ")
          .append(one.getString("title").replace("|", "\\|"))
          .append(" | ")
          .append(Shown.of(one, edition.definition()).replace("|", "\\|"))
          .append(" |\n");
    }
  }
}
