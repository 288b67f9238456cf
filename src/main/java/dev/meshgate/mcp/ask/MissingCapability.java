package dev.meshgate.mcp.ask;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The client has not said that it can do, or be asked, what it must. No stack trace. */
public class MissingCapability extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<ClientCapability> missing;

  public MissingCapability(Collection<ClientCapability> missing) {
    super(
        "This needs what the client did not declare that it can do, or be asked in the middle of a"
            + " call; see data.requiredCapabilities.",
        null,
        false,
        false);
    this.missing = List.copyOf(missing);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** {@code {"elicitation":{"form":{}},"sampling":{}}}. */
  public JsonObject required() {
    var merged = new TreeMap<String, JsonObject>();
    for (var capability : missing) {
      capability
          .json()
          .forEach(
              (name, details) ->
                  merged.merge(
                      name,
                      details.asJsonObject(),
                      (one, other) ->
                          Json.builders()
                              .createObjectBuilder(one)
                              .addAll(Json.builders().createObjectBuilder(other))
                              .build()));
    }
    var json = Json.object();
    merged.forEach(json::add);
    return json.build();
  }
}
