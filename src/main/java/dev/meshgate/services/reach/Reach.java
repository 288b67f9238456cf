package dev.meshgate.services.reach;

import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What a caller may calculate with, whichever face they come by. */
@ApplicationScoped
public class Reach {

  @Inject Services services;

  /**
   * A version of a service, if the caller may use it.
   *
   * @param version such as {@code 1.2.0}; empty for the current one; {@code draft} for its makers,
   *     but not with a token that stands for services alone
   */
  public Optional<Edition> edition(Caller caller, String id, String version) {
    return caller.isConfined() && version.equals(Edition.DRAFT)
        ? Optional.empty()
        : caller.user(id).flatMap(user -> services.edition(user, id, version));
  }

  /** The current version of everything that they may calculate with, by id. */
  public List<Edition> editions(Caller caller) {
    return caller.isConfined()
        ? caller.reach().keySet().stream().flatMap(id -> edition(caller, id, "").stream()).toList()
        : services.editionsFor(caller.subject());
  }
}
