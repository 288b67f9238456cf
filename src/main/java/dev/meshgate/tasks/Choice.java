package dev.meshgate.tasks;

import dev.meshgate.agents.Route;
import dev.meshgate.agents.Strategy;
import dev.meshgate.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task keeps of how its agent was chosen; see {@link Route}. */
public record Choice(
    double confidence,
    List<Route.Alternative> alternatives,
    Strategy strategy,
    List<Route.Factor> factors,
    List<Route.Rejected> rejected) {

  /** Where nothing was written down: somebody named the agent, or it was long ago. */
  static final Choice UNTOLD =
      new Choice(1, List.of(), Strategy.CAPABILITY_MATCH, List.of(), List.of());

  public static Choice of(Route route) {
    return new Choice(
        route.confidence(),
        route.alternatives(),
        route.strategy(),
        route.factors(),
        route.rejected());
  }

  /** As JSON text; null where it is too long to be kept. */
  @Nullable String kept() {
    var json = Json.bound(this);
    return json.length() <= Task.LONGEST_CHOICE ? json : null;
  }

  static Choice read(String kept) {
    return Json.BINDING.fromJson(kept, Choice.class);
  }
}
