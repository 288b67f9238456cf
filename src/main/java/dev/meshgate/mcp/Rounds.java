package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.RequestState;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Multi round-trip requests of MCP 2026-07-28: a call that asks, and the same call answered. */
@Dependent
public class Rounds {

  private static final String RESPONSES = "inputResponses";
  private static final String STATE = "requestState";

  /** What a client says beside the call itself; it may be another in the next round. */
  private static final Set<String> ROUND = Set.of("_meta", RESPONSES, STATE);

  private final RequestState states;

  @Inject
  public Rounds(RequestState states) {
    this.states = states;
  }

  /**
   * What the client can be asked, and what it has answered in this round and those before.
   *
   * @throws JsonRpcError.JsonRpcException when the state is not one that we gave for this call
   */
  Asking asking(JsonRpcMessage request, Caller caller) {
    var answers = new HashMap<String, JsonObject>();
    if (request.params().containsKey(STATE)) {
      answers.putAll(before(request, caller));
    }
    if (request.params().containsKey(RESPONSES)) {
      answers.putAll(now(request));
    }
    return new Asking(ModernEra.capabilities(request), answers);
  }

  private Map<String, JsonObject> before(JsonRpcMessage request, Caller caller) {
    if (!(request.params().get(STATE) instanceof JsonString sealed)) {
      throw INVALID_PARAMS.inBand("params." + STATE + " must be a string.");
    }
    return states
        .opened(call(request, caller), sealed.getString())
        .orElseThrow(
            () ->
                INVALID_PARAMS.inBand(
                    "params."
                        + STATE
                        + " was not given by this server for this call, or it is too old. Begin"
                        + " again without it."));
  }

  private static Map<String, JsonObject> now(JsonRpcMessage request) {
    if (!(request.params().get(RESPONSES) instanceof JsonObject responses)) {
      throw INVALID_PARAMS.inBand("params." + RESPONSES + " must be an object.");
    }
    var answers = new HashMap<String, JsonObject>();
    responses.forEach(
        (key, answer) -> {
          // What is no answer is asked again, and so it is passed over here.
          if (answer instanceof JsonObject object) {
            answers.put(key, object);
          }
        });
    return answers;
  }

  private static RequestState.Call call(JsonRpcMessage request, Caller caller) {
    var params = Json.object();
    request
        .params()
        .forEach(
            (name, value) -> {
              if (!ROUND.contains(name)) {
                params.add(name, value);
              }
            });
    return new RequestState.Call(caller, String.valueOf(request.method()), params.build());
  }

  /** The members {@code inputRequests} and {@code requestState}. */
  String required(Unanswered unanswered, JsonRpcMessage request, Caller caller) {
    var questions = Json.object();
    unanswered.questions().forEach(question -> questions.add(question.key(), question.json()));
    var state = states.sealed(call(request, caller), unanswered.answered());
    return "\"inputRequests\":" + questions.build() + ",\"requestState\":" + JsonText.quoted(state);
  }
}
