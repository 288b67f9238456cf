package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.ServiceRefusedException;
import dev.meshgate.services.contract.InvalidDefinitionException;
import java.util.function.Supplier;

/** What publishers are told when something cannot be done. */
final class Refusals {

  private Refusals() {}

  /** Does it, and tells a refusal as this face does. */
  static <T> T told(Supplier<T> deed) {
    try {
      return deed.get();
    } catch (InvalidDefinitionException e) {
      throw invalid(e);
    } catch (ServiceRefusedException e) {
      var report = e.report();
      throw new Problem(
          status(e),
          e.why().name(),
          e.sentence(),
          e.field(),
          report == null ? null : report.json());
    }
  }

  private static int status(ServiceRefusedException refused) {
    return switch (refused.why()) {
      case INVALID_INPUT -> 400;
      case UNREADABLE_WORKBOOK -> 422;
      case ALREADY_THERE, CONFIRMATION_NEEDED, CONFLICT -> 409;
    };
  }

  private static Problem invalid(InvalidDefinitionException e) {
    var errors = Json.array();
    e.faults()
        .forEach(
            fault ->
                errors.add(
                    Json.object().add("field", fault.path()).add("message", fault.message())));
    return new Problem(
        400,
        "INVALID_DEFINITION",
        String.valueOf(e.getMessage()),
        "definition",
        Json.object().add("errors", errors).build());
  }
}
