package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Citation;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.text.Fitting;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Makes what is stored fit its column. */
final class Fit {

  private Fit() {}

  /** The text, cut if need be. */
  static @Nullable String text(@Nullable String text, int most) {
    return text == null ? null : Fitting.of(text, most);
  }

  /** An answer as JSON. What programs read goes first when it is too much, words are cut last. */
  static String reply(AgentReply reply) {
    var whole = json(reply.text(), reply).build().toString();
    if (whole.length() <= Task.LONGEST) {
      return whole;
    }
    var words = json(reply.text(), AgentReply.text("")).build().toString();
    // A character is at most six in JSON.
    return words.length() <= Task.LONGEST
        ? words
        : json(reply.text().substring(0, Task.LONGEST / 7) + Fitting.CUT, AgentReply.text(""))
            .build()
            .toString();
  }

  /** An answer that was stored. */
  static AgentReply read(JsonObject stored) {
    var citations =
        stored.getOrDefault("citations", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
            .map(JsonValue::asJsonObject)
            .map(
                one ->
                    new Citation(
                        one.getString("title"),
                        one.getString("url", null),
                        one.getString("excerpt")))
            .toList();
    return new AgentReply(stored.getString("text"), stored.getJsonObject("data"), citations);
  }

  private static JsonObjectBuilder json(String text, AgentReply rest) {
    var json = Json.object().add("text", text);
    var data = rest.data();
    if (data != null) {
      json.add("data", data);
    }
    if (!rest.citations().isEmpty()) {
      var citations = Json.array();
      for (var citation : rest.citations()) {
        var one = Json.object().add("title", citation.title()).add("excerpt", citation.excerpt());
        var url = citation.url();
        citations.add(url == null ? one : one.add("url", url));
      }
      json.add("citations", citations);
    }
    return json;
  }
}
