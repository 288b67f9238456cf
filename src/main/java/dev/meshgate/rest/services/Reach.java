package dev.meshgate.rest.services;

import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a caller may calculate with. */
@ApplicationScoped
class Reach {

  @Inject Services services;

  /**
   * A version of a service.
   *
   * @param version such as {@code 1.2.0}; empty for the current one; {@code draft} for its makers,
   *     but not with a token that stands for the service alone
   * @throws Problem 404 where there is none that the caller may use
   */
  Edition edition(Caller caller, String id, String version) {
    var user = caller.user(id).filter(u -> !caller.isConfined() || !version.equals(Edition.DRAFT));
    return user.flatMap(u -> services.edition(u, id, version))
        .orElseThrow(() -> Problem.notFound(version.isEmpty() ? "service" : "version"));
  }
}
