package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Calculations.UnknownOutputException;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Outcome;
import dev.meshgate.services.Query;
import dev.meshgate.services.Services;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.engine.CalculationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;

/** Services as models reach them: what is wrong is told so that they can call again. */
@ApplicationScoped
class ServiceDoor {

  private static final int MOST_NAMED = 20;

  @Inject Services services;
  @Inject Calculations calculations;

  /**
   * The service of that id.
   *
   * @param version such as {@code 1.2.0}; empty for the current one
   */
  Edition edition(Caller caller, String id, String version) {
    return services
        .edition(caller.subject(), id.strip(), version)
        .orElseThrow(() -> new ToolFailure(notThere(caller, id, version)));
  }

  /** The current version of it, if the caller may use it. */
  Optional<Edition> visible(Caller caller, String id) {
    return services.edition(caller.subject(), id, "");
  }

  private String notThere(Caller caller, String id, String version) {
    if (!version.isEmpty() && services.edition(caller.subject(), id.strip(), "").isPresent()) {
      return "The service " + id + " has no version '" + version + "'. Leave version out.";
    }
    var known =
        services.editionsFor(caller.subject()).stream()
            .limit(MOST_NAMED)
            .map(Edition::id)
            .collect(Collectors.joining(", "));
    return "There is no service '"
        + id
        + "'. "
        + (known.isEmpty() ? "You may use none." : "There are: " + known + ".");
  }

  Outcome calculate(Edition edition, Query query) {
    try {
      return calculations.run(edition, query);
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
}
