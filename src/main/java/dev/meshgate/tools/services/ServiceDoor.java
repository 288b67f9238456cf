package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Calculations.UnknownOutputException;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Outcome;
import dev.meshgate.services.Query;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.DefinitionJson;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Services as models reach them: what is wrong is told so that they can call again. */
@ApplicationScoped
public class ServiceDoor {

  private static final int MOST_NAMED = 20;
  private static final int FEWEST_SCENARIOS = 2;
  private static final int MOST_SCENARIOS = 20;

  @Inject Reach reach;
  @Inject Calculations calculations;

  /**
   * One set of inputs of several.
   *
   * @param label what to call it in the answer
   */
  public record Scenario(String label, JsonObject inputs) {}

  /** The current version of everything that a caller may calculate with. */
  List<Edition> editions(Caller caller) {
    return reach.editions(caller);
  }

  /**
   * The service of that id.
   *
   * @param version such as {@code 1.2.0}; empty for the current one
   * @throws ToolFailure naming those that there are
   */
  Edition edition(Caller caller, String id, String version) {
    return reach
        .edition(caller, id.strip(), version)
        .orElseThrow(() -> new ToolFailure(notThere(caller, id, version)));
  }

  /** The current version of it, if the caller may use it. */
  Optional<Edition> visible(Caller caller, String id) {
    return reach.edition(caller, id, "");
  }

  private String notThere(Caller caller, String id, String version) {
    if (!version.isEmpty() && reach.edition(caller, id.strip(), "").isPresent()) {
      return "The service " + id + " has no version '" + version + "'. Leave version out.";
    }
    var known =
        reach.editions(caller).stream()
            .limit(MOST_NAMED)
            .map(Edition::id)
            .collect(Collectors.joining(", "));
    return "There is no service '"
        + id
        + "'. "
        + (known.isEmpty() ? "You may use none." : "There are: " + known + ".");
  }

  /** Everything that a model must know to calculate with it. */
  public JsonObject details(Edition edition) {
    var definition = edition.definition();
    return Json.object()
        .add("id", edition.id())
        .add("name", definition.name())
        .add("description", definition.description())
        .add("version", edition.version())
        .add("verification", edition.verdict().word())
        .add("guidance", definition.guidance().usage())
        .add("examples", DefinitionJson.texts(definition.guidance().examples()))
        .add("inputs_in_short", Brief.inputs(definition))
        .add("inputs", DefinitionJson.inputs(definition, false))
        .add("outputs", DefinitionJson.outputs(definition, false))
        .add("areas", DefinitionJson.areas(definition, false))
        .build();
  }

  /**
   * One calculation.
   *
   * @throws ToolFailure saying what is wrong and what is allowed
   */
  public JsonObject calculated(Edition edition, Query query) {
    var outcome = calculate(edition, query);
    return Json.object()
        .add("service", edition.id())
        .add("outputs", outcome.outputsJson())
        .add("inputs", outcome.inputsJson())
        .add("metadata", outcome.metadata())
        .build();
  }

  Outcome calculate(Edition edition, Query query) {
    return told(edition, () -> calculations.run(edition, query));
  }

  /** A table as it is in the workbook. */
  Result read(Edition edition, TableArea table) {
    return told(edition, () -> calculations.read(edition, table));
  }

  /** Tables as they are within a calculation. */
  List<Result> read(Edition edition, List<TableArea> tables, Query query) {
    return told(edition, () -> calculations.read(edition, tables, query));
  }

  private static <T> T told(Edition edition, Supplier<T> calculation) {
    try {
      return calculation.get();
    } catch (InvalidInputsException e) {
      throw new ToolFailure(
          e.sentences()
              + "\n\nThe inputs of "
              + edition.id()
              + " (a star means that it must be given):\n"
              + Brief.inputs(edition.definition()));
    } catch (UnknownOutputException | CalculationException e) {
      throw new ToolFailure(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Several calculations. One that is not possible says why.
   *
   * @param outputs the names of those that are wanted; empty for all
   * @throws ToolFailure when there are too few or too many
   */
  public JsonObject compared(
      Edition edition, List<Scenario> scenarios, List<String> outputs, Work work) {
    if (scenarios.size() < FEWEST_SCENARIOS || scenarios.size() > MOST_SCENARIOS) {
      throw new ToolFailure("scenarios must be at least 2 and at most 20; for one call calculate.");
    }
    var list = Json.array();
    var successful = 0;
    var done = 0;
    for (var scenario : scenarios) {
      work.stopIfCancelled();
      var json = Json.object().add("label", scenario.label());
      try {
        var query = new Query(scenario.inputs(), JsonValue.EMPTY_JSON_ARRAY, outputs, false);
        var outcome = calculate(edition, query);
        json.add("outputs", outcome.outputsJson()).add("inputs", outcome.inputsJson());
        successful++;
      } catch (ToolFailure e) {
        json.add("error", e.sentence());
      }
      list.add(json);
      done++;
      work.report(done, scenarios.size(), scenario.label() + " is calculated.");
    }
    return Json.object()
        .add("service", edition.id())
        .add("scenarios", list)
        .add(
            "metadata",
            Json.object()
                .add("scenarioCount", scenarios.size())
                .add("successCount", successful)
                .add("serviceVersion", edition.version())
                .add("verification", edition.verdict().word()))
        .build();
  }

  /**
   * A table of the workbook, row by row.
   *
   * @throws ToolFailure naming those that there are
   */
  public JsonObject area(Edition edition, String name) {
    var table = ReadArea.table(edition, name);
    return ReadArea.described(edition, table, read(edition, table)).build();
  }
}
