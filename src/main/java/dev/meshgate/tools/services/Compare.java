package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** {@code compare}: the same service with several sets of inputs. */
@Dependent
class Compare {

  private static final int FEWEST = 2;
  private static final int MOST = 20;

  private final ServiceDoor door;

  @Inject
  Compare(ServiceDoor door) {
    this.door = door;
  }

  /** One set of inputs. */
  public record Scenario(
      @ToolArg(description = "What to call it in the answer", maxLength = 100) String label,
      @ToolArg(description = "Values by the names of the inputs") JsonObject inputs) {}

  @Tool(
      name = "compare",
      title = "Compare calculations",
      description =
          "Calculate with one service 2 to 20 times, with different inputs, and compare what comes"
              + " out: 15 against 30 years, three plans, a range of rates. One that cannot be"
              + " calculated says why and does not keep the others from their results.",
      scope = Scope.MCP_EXECUTE,
      items = "/scenarios",
      readOnly = true,
      openWorld = false)
  JsonObject compare(
      @ToolArg(description = "The id of the service, as list_services gives it") String service,
      @ToolArg(description = "2 to 20 sets of inputs", maxLength = MOST) List<Scenario> scenarios,
      @ToolArg(
              description = "The names of the outputs that are wanted; otherwise all",
              required = false,
              maxLength = 200)
          List<String> outputs,
      @ToolArg(description = "A version such as 1.2.0; otherwise the current one")
          Optional<String> version,
      Caller caller,
      Work work) {
    if (scenarios.size() < FEWEST) {
      throw new ToolFailure("scenarios must be at least 2; for one call calculate.");
    }
    var edition = door.edition(caller, service, version.orElse(""));
    var list = Json.array();
    var successful = 0;
    for (var i = 0; i < scenarios.size(); i++) {
      work.stopIfCancelled();
      var json = one(edition, scenarios.get(i), outputs).build();
      successful += json.containsKey("error") ? 0 : 1;
      list.add(json);
      work.report(i + 1, scenarios.size(), scenarios.get(i).label() + " is calculated.");
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

  private JsonObjectBuilder one(Edition edition, Scenario scenario, List<String> outputs) {
    var json = Json.object().add("label", scenario.label());
    try {
      var query = new Query(scenario.inputs(), JsonValue.EMPTY_JSON_ARRAY, outputs, false);
      var outcome = door.calculate(edition, query);
      return json.add("outputs", outcome.outputsJson()).add("inputs", outcome.inputsJson());
    } catch (ToolFailure e) {
      return json.add("error", e.sentence());
    }
  }
}
