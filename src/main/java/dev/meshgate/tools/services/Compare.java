package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code compare}: the same service with several sets of inputs. */
@Dependent
class Compare {

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
      forServiceTokens = true,
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
    return door.compared(
        door.edition(caller, service, version.orElse("")),
        scenarios.stream()
            .map(scenario -> new ServiceDoor.Scenario(scenario.label(), scenario.inputs()))
            .toList(),
        outputs,
        work);
  }
}
