package dev.meshgate.mcp.ask;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client carries from one round of a call to the next ({@code requestState}): the answers so
 * far. It is sealed, and good for ten minutes, for the one it was given to and for the same call
 * alone. Whoever shows it twice gets what two calls would get.
 */
@Dependent
public class RequestState {

  private static final String PURPOSE = "mcp request state";
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final Seal seal;
  private final Clock clock;

  @Inject
  RequestState(Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /** Writes the answers down. */
  public String sealed(Call call, Map<String, JsonObject> answers) {
    var all = Json.object();
    answers.forEach(all::add);
    var state =
        Json.object()
            .add("of", call.digest())
            .add("until", clock.instant().plus(GOOD_FOR).getEpochSecond())
            .add("answers", all)
            .build();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(seal.seal(PURPOSE, Json.bytes(state)));
  }

  /** Reads them again; empty if it is not one of ours, another call's, or too old. */
  public Optional<Map<String, JsonObject>> opened(Call call, String sealed) {
    try {
      var bytes = seal.open(PURPOSE, Base64.getUrlDecoder().decode(sealed));
      var state = Json.readObject(new String(bytes, UTF_8));
      if (!state.getString("of").equals(call.digest())
          || clock.instant().getEpochSecond() > state.getJsonNumber("until").longValue()) {
        return Optional.empty();
      }
      var answers = new HashMap<String, JsonObject>();
      state
          .getJsonObject("answers")
          .forEach((key, answer) -> answers.put(key, answer.asJsonObject()));
      return Optional.of(answers);
    } catch (IllegalArgumentException | IllegalStateException | JsonException e) {
      return Optional.empty();
    }
  }

  /**
   * The call that a state belongs to.
   *
   * @param params what is asked, without what changes from round to round
   */
  public record Call(Caller caller, String method, JsonObject params) {

    String digest() {
      var who = Json.array().add(caller.subject()).add(caller.client()).add(caller.grant());
      var call = Json.array().add(who).add(method).add(ordered(params)).build();
      return Secret.sha256(call.toString());
    }

    /** With members in one order, because a client may write them in another the next time. */
    private static JsonValue ordered(JsonValue value) {
      if (value instanceof JsonObject object) {
        var json = Json.object();
        new TreeMap<>(object).forEach((name, member) -> json.add(name, ordered(member)));
        return json.build();
      }
      if (value instanceof JsonArray array) {
        var json = Json.array();
        array.forEach(item -> json.add(ordered(item)));
        return json.build();
      }
      return value;
    }
  }
}
