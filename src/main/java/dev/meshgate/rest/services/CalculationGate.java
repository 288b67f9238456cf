package dev.meshgate.rest.services;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.limits.Limits;
import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import dev.meshgate.limits.RequestLimit;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.JsonText;
import dev.meshgate.services.Edition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;

/** Counts calculations that come over REST, and writes down who asked for them. */
@ApplicationScoped
class CalculationGate {

  @Inject Limits limits;
  @Inject Audit audit;

  /**
   * Lets so many calculations of a caller pass.
   *
   * @throws WebApplicationException 429, saying when to try again
   */
  void take(Caller caller, Edition edition, String operation, int items) {
    var refused = limits.take(Limit.CALCULATIONS, caller, items).filter(Standing::isRefused);
    audit.noteSoon(
        Deed.of(Kind.CALL, "service.asked")
            .ended(refused.isPresent() ? "refused" : "ok")
            .by(caller.subject())
            .with(caller.client())
            .under(caller.grant())
            .on(edition.id()),
        "\"operation\":\""
            + operation
            + "\",\"version\":"
            + JsonText.quoted(edition.version())
            + ",\"calculations\":"
            + items);
    refused.ifPresent(
        standing -> {
          throw new WebApplicationException(RequestLimit.refusal(standing));
        });
  }
}
