package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import dev.meshgate.services.state.Keepsake;
import dev.meshgate.services.state.SavedState;
import dev.meshgate.services.state.StateRefusedException;
import dev.meshgate.services.state.StateSettings;
import dev.meshgate.services.state.States;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Saved calculations as models reach them: a person's own, of services that they may use now. */
@ApplicationScoped
class StateDoor {

  @Inject ServiceDoor door;
  @Inject States states;
  @Inject StateSettings settings;

  /**
   * Calculates and keeps it.
   *
   * @param seconds for how long; empty for the default
   */
  JsonObject save(
      Caller caller, String service, Query query, String label, Optional<Long> seconds) {
    if (label.isBlank()) {
      throw new ToolFailure("label is empty; say what the calculation is to be called.");
    }
    var kept = told(() -> settings.lifetime(seconds));
    var edition = door.edition(caller, service, "");
    var outcome = door.calculate(edition, query);
    var content =
        Json.object()
            .add("inputs", outcome.given())
            .add("area_updates", query.areas())
            .add("outputs", outcome.outputsJson())
            .build();
    var keepsake =
        told(() -> new Keepsake(edition.id(), edition.version(), label.strip(), content));
    var saved = states.save(caller.subject(), keepsake, kept);
    var json = described(saved.state()).add("outputs", content.getJsonArray("outputs"));
    if (!saved.removed().isEmpty()) {
      var removed = Json.array();
      saved.removed().forEach(one -> removed.add(described(one)));
      json.add("removed", removed);
    }
    return json.build();
  }

  private static <T> T told(Supplier<T> deed) {
    try {
      return deed.get();
    } catch (StateRefusedException e) {
      throw new ToolFailure(e.sentence());
    }
  }

  /** What was kept, and whether the service is still the same. */
  JsonObject load(Caller caller, String id) {
    var state =
        states.find(caller.subject(), id.strip()).orElseThrow(() -> new ToolFailure(notThere(id)));
    // Whoever may no longer use the service learns no more than of a state that never was.
    var now = current(caller, state).orElseThrow(() -> new ToolFailure(notThere(id)));
    var json = described(state);
    Json.readObject(state.content()).forEach(json::add);
    json.add("currentVersion", now.version()).add("changed", !isSame(state, now));
    if (!isSame(state, now)) {
      json.add(
          "message",
          "These are results of version "
              + state.version()
              + "; the service has version "
              + now.version()
              + " now. Calculate again with these inputs, or with version "
              + state.version()
              + " for the same results.");
    }
    return json.build();
  }

  /**
   * Those that the caller can load, the newest first.
   *
   * @param service of that service alone; empty for all
   */
  List<SavedState> of(Caller caller, String service) {
    return states.of(caller.subject()).stream()
        .filter(state -> service.isEmpty() || state.serviceId().equals(service))
        .filter(state -> current(caller, state).isPresent())
        .toList();
  }

  /** One's own may be forgotten also when its service is out of reach. */
  void delete(Caller caller, String id) {
    if (!states.remove(caller.subject(), id.strip())) {
      throw new ToolFailure(notThere(id));
    }
  }

  private Optional<Edition> current(Caller caller, SavedState state) {
    return door.visible(caller, state.serviceId());
  }

  private static boolean isSame(SavedState state, Edition now) {
    return state.version().equals(now.version());
  }

  /** What is told of a state wherever it is told of. */
  static JsonObjectBuilder described(SavedState state) {
    return Json.object()
        .add("state", state.id())
        .add("service", state.serviceId())
        .add("label", state.label())
        .add("version", state.version())
        .add("savedAt", state.savedAt().toString())
        .add("expiresAt", state.expiresAt().toString());
  }

  private static String notThere(String id) {
    return "You have no state '" + id + "' (any more). list_states gives those that there are.";
  }
}
