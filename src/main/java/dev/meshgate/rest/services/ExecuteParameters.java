package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Query;
import dev.meshgate.services.link.ServiceLinks;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A calculation as a query: every parameter is an input, unless it begins with an underscore.
 *
 * @param byLink whether the address was signed, and so has parameters that say until when
 */
record ExecuteParameters(MultivaluedMap<String, String> parameters, boolean byLink) {

  /** What clients of older systems send beside the inputs. */
  private static final Set<String> SWITCHES = Set.of("nocache", "nocdn");

  Query query() {
    var inputs = Json.object();
    parameters.forEach(
        (name, values) -> {
          if (!name.startsWith("_") && !isSwitch(name)) {
            inputs.add(name, one(name, values));
          }
        });
    return new Query(
        inputs.build(), JsonValue.EMPTY_JSON_ARRAY, List.of(), "true".equals(said("nocache")));
  }

  private boolean isSwitch(String name) {
    return SWITCHES.contains(name) || (byLink && ServiceLinks.RESERVED.contains(name));
  }

  /** Whoever came by a link has no more links made: they would outlive it. */
  boolean exportLink() {
    return !byLink && "true".equals(said("_exportLink"));
  }

  boolean executeLink() {
    return !byLink && "true".equals(said("_executeLink"));
  }

  private static String one(String name, List<String> values) {
    if (values.size() > 1) {
      throw Problem.invalid(name, name + " is given more than once.");
    }
    return values.get(0);
  }

  /** Such as {@code 1.2.0}; empty for the one that is current. */
  String version() {
    var version = said("_version");
    return version == null ? "" : version.strip();
  }

  AnswerFormat format() {
    return AnswerFormat.of(said("_format"), "true".equals(said("_pretty")));
  }

  private @Nullable String said(String name) {
    return parameters.getFirst(name);
  }
}
