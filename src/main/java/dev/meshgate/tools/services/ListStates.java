package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.services.state.SavedState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code list_states}: the calculations that a person has kept. */
@Dependent
class ListStates {

  private final StateDoor states;

  @Inject
  ListStates(StateDoor states) {
    this.states = states;
  }

  /**
   * What comes back.
   *
   * @param total how many there are, listed or not
   */
  public record Listed(List<Entry> states, int total) {}

  /** One state. */
  public record Entry(
      @ToolArg(description = "What load_state knows it by") String state,
      String service,
      String label,
      @ToolArg(description = "The one that calculated it") String version,
      Instant savedAt,
      Instant expiresAt) {

    static Entry of(SavedState state) {
      return new Entry(
          state.id(),
          state.serviceId(),
          state.label(),
          state.version(),
          state.savedAt(),
          state.expiresAt());
    }
  }

  @Tool(
      name = "list_states",
      title = "List saved calculations",
      description =
          "List the calculations that you have kept with save_state and that have not expired, the"
              + " newest first.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  Listed listStates(
      @ToolArg(description = "Only those of the service of this id") Optional<String> service,
      @ToolArg(description = "How many", min = 1, max = 100, defaultValue = "20") int limit,
      Caller caller) {
    var all = states.of(caller, service.orElse("").strip());
    return new Listed(all.stream().limit(limit).map(Entry::of).toList(), all.size());
  }
}
