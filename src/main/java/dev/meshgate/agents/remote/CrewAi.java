package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A deployed crew of CrewAI: {@code GET /inputs} tells what it takes, {@code POST /kickoff} begins,
 * and {@code GET /status/{kickoff_id}} is asked each second. There is no way to stop a crew: one
 * that nobody wants any more works on, and what it makes is thrown away.
 */
@ApplicationScoped
class CrewAi implements Adapter {

  /** What takes the task where there are several inputs, the likeliest first. */
  private static final List<String> OF_THE_TASK = List.of("task", "topic", "question", "query");

  private static final Pattern HANDLE = Pattern.compile("[\\w-]{1,100}");

  @Inject Wire wire;

  @Override
  public Protocol protocol() {
    return Protocol.CREWAI;
  }

  /** A crew tells its inputs alone: who it is, its owner must say. */
  @Override
  public CompletableFuture<Optional<Described>> describe(URI uri, Map<String, String> credentials) {
    var server = Chosen.of(uri);
    return wire.send(Call.get(server.at("/inputs"), credentials), event -> {})
        .thenApply(
            answer ->
                isOfInputs(answer)
                    ? Optional.of(
                        new Described(
                            "",
                            "",
                            "",
                            List.of(),
                            Protocol.CREWAI,
                            URI.create(server.base()),
                            "",
                            true,
                            ""))
                    : Optional.<Described>empty());
  }

  private static boolean isOfInputs(Answer answer) {
    try {
      return answer.isFine()
          && Json.read(answer.body()) instanceof JsonObject object
          && object.containsKey("inputs");
    } catch (JsonException e) {
      return false;
    }
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    return new Kickoff(endpoint, work).begin(request);
  }

  @Override
  public Optional<Turn> resume(Endpoint endpoint, String handle, Work work) {
    return HANDLE.matcher(handle).matches()
        ? Optional.of(new Kickoff(endpoint, work).resume(handle))
        : Optional.empty();
  }

  /**
   * The inputs of a crew: those that were given as JSON, and the task.
   *
   * @throws AgentAsksException naming those for which there is nothing
   */
  static JsonObject inputs(List<String> names, String instructions, AgentRequest request) {
    var given = Told.given(request);
    var inputs = Json.object();
    var open = names.stream().filter(name -> !given.containsKey(name)).toList();
    names.stream()
        .filter(given::containsKey)
        .forEach(name -> inputs.add(name, given.getOrDefault(name, JsonValue.NULL)));
    if (open.isEmpty()) {
      return inputs.build();
    }
    var task =
        open.size() == 1 && names.size() == 1
            ? Optional.of(open.get(0))
            : OF_THE_TASK.stream().filter(open::contains).findFirst();
    var missing = open.stream().filter(name -> !task.equals(Optional.of(name))).toList();
    if (!missing.isEmpty()) {
      throw new AgentAsksException(
          "The crew also needs "
              + String.join(", ", missing)
              + ". Give it as JSON in the context, as in {"
              + missing.stream().map(name -> '"' + name + "\": …").collect(Collectors.joining(", "))
              + "}.",
          false);
    }
    var words = Told.words(request);
    task.ifPresent(
        name -> inputs.add(name, instructions.isBlank() ? words : instructions + "\n\n" + words));
    return inputs.build();
  }

  /** One run of the crew. */
  private final class Kickoff {

    private final Endpoint endpoint;
    private final Work work;
    private final Chosen server;
    private final Map<String, String> headers;
    private final Conversation conversation = new Conversation(wire);

    Kickoff(Endpoint endpoint, Work work) {
      this.endpoint = endpoint;
      this.work = work;
      server = Chosen.of(endpoint.uri());
      headers = Told.headers(endpoint, work);
    }

    Turn begin(AgentRequest request) {
      var outcome =
          conversation
              .ask(Call.get(server.at("/inputs"), headers))
              .thenApply(answer -> Told.texts(Told.object(answer), "inputs"))
              .thenApply(names -> inputs(names, endpoint.instructions(), request))
              .thenCompose(this::kickOff);
      return conversation.endingAs(outcome, conversation::leave);
    }

    Turn resume(String handle) {
      return conversation.endingAs(follow(handle), conversation::leave);
    }

    private CompletableFuture<AgentReply> kickOff(JsonObject inputs) {
      var body = Json.object().add("inputs", inputs).build().toString();
      return conversation
          .ask(Call.post(server.at("/kickoff"), headers, body))
          .thenApply(answer -> Told.text(Told.object(answer), "kickoff_id"))
          .thenCompose(
              id -> {
                if (!HANDLE.matcher(id).matches()) {
                  throw new UnreachableAgentException(
                      "The agent did not say by which name its run goes.");
                }
                work.givenTo(id);
                return follow(id);
              });
    }

    private CompletableFuture<AgentReply> follow(String id) {
      return conversation
          .askPatiently(Call.get(server.at("/status/" + id), headers))
          .thenApply(Told::object)
          .thenCompose(status -> ended(status, id));
    }

    private CompletableFuture<AgentReply> ended(JsonObject status, String id) {
      // Older servers call it state.
      var state = Told.text(status, status.containsKey("status") ? "status" : "state");
      return switch (state.toLowerCase(Locale.ROOT)) {
        case "completed", "success" -> CompletableFuture.completedFuture(reply(status));
        case "error", "failed", "failure" ->
            throw new AgentException("The agent failed: " + Told.reason(status.toString()));
        case "awaiting_human_feedback" -> throw new AgentAsksException(question(status), false);
        default -> {
          var progress = Told.object(status, "progress");
          var task = Told.text(status, "current_task");
          work.report(
              progress.getInt("completed_tasks", 0),
              progress.getInt("total_tasks", 0),
              task.isEmpty() ? "At work" : task);
          yield Conversation.pause().thenCompose(nothing -> follow(id));
        }
      };
    }

    private String question(JsonObject status) {
      var said = Told.text(status, "message");
      return said.isEmpty() ? "The crew waits for what a person thinks of its work." : said;
    }

    private AgentReply reply(JsonObject status) {
      var result = Told.object(status, "result");
      var output = Told.text(result, "output");
      return result.isEmpty()
          ? AgentReply.text(Told.text(status, "result"))
          : new AgentReply(output.isEmpty() ? result.toString() : output, result, List.of());
    }
  }
}
