package dev.meshgate.tasks;

import dev.meshgate.agents.Route;
import org.jspecify.annotations.Nullable;

/** By whom something is done and why, as it is written down. */
record Assigned(@Nullable String agent, @Nullable String reason, @Nullable String choice) {

  static Assigned of(@Nullable Route route) {
    return route == null
        ? new Assigned(null, null, null)
        : new Assigned(
            route.agent().card().id(),
            Fit.text(route.reason(), Task.LONGEST_REASON),
            Choice.of(route).kept());
  }
}
