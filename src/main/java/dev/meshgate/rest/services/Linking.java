package dev.meshgate.rest.services;

import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Outcome;
import dev.meshgate.services.link.LinkRefusedException;
import dev.meshgate.services.link.ServiceLinks;
import dev.meshgate.services.link.ServiceLinks.Target;
import jakarta.json.JsonObject;

/**
 * The links to a calculation that its caller asks for.
 *
 * @param version the one that was asked for; empty for the current one
 * @param areas how many tables were changed for it
 */
record Linking(ServiceLinks links, Caller caller, Outcome outcome, String version, int areas) {

  /** Their addresses as {@code exportUrl} and {@code executeUrl}; without a wish nothing. */
  JsonObject json(boolean export, boolean execute) {
    var json = Json.object();
    if (export) {
      json.add("exportUrl", made(Target.EXPORT));
    }
    if (execute) {
      json.add("executeUrl", made(Target.EXECUTE));
    }
    return json.build();
  }

  private String made(Target target) {
    try {
      return links.make(target, caller, outcome, version, areas);
    } catch (LinkRefusedException e) {
      throw new Problem(422, "NO_LINK", e.sentence());
    }
  }
}
