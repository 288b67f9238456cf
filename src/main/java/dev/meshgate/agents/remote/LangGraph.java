package dev.meshgate.agents.remote;

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
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * An assistant of a LangGraph server. Each task is a run in a thread of its own. The run goes on
 * when its stream breaks off, and whoever knows thread and run can listen again.
 */
@ApplicationScoped
class LangGraph implements Adapter {

  private static final Pattern RUN =
      Pattern.compile("/threads/([\\w-]{1,100})/runs/([\\w-]{1,100})");

  private static final Pattern HANDLE = Pattern.compile("([\\w-]{1,100})/([\\w-]{1,100})");

  @Inject Wire wire;

  @Override
  public Protocol protocol() {
    return Protocol.LANGGRAPH;
  }

  @Override
  public CompletableFuture<Optional<Described>> describe(URI uri, Map<String, String> credentials) {
    return new LangGraphAssistants(wire, uri, credentials).choose();
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    return new Run(endpoint, work).begin(request);
  }

  @Override
  public Optional<Turn> resume(Endpoint endpoint, String handle, Work work) {
    var known = HANDLE.matcher(handle);
    return known.matches()
        ? Optional.of(new Run(endpoint, work).resume(known.group(1), known.group(2)))
        : Optional.empty();
  }

  /** One run. */
  private final class Run {

    private final Endpoint endpoint;
    private final Work work;
    private final Chosen server;
    private final Map<String, String> headers;
    private final Conversation conversation = new Conversation(wire);
    private final LangGraphEvents events;
    private volatile String thread = "";
    private volatile String run = "";
    private volatile boolean left;

    Run(Endpoint endpoint, Work work) {
      this.endpoint = endpoint;
      this.work = work;
      server = Chosen.of(endpoint.uri());
      headers = Told.headers(endpoint, work);
      events = new LangGraphEvents(work);
    }

    Turn begin(AgentRequest request) {
      var outcome =
          conversation
              .ask(Call.post(server.at("/threads"), headers, "{}"))
              .thenApply(Told::object)
              .thenCompose(made -> stream(Told.text(made, "thread_id"), request));
      return conversation.endingAs(outcome, this::cancel);
    }

    Turn resume(String thread, String run) {
      this.thread = thread;
      this.run = run;
      return conversation.endingAs(settle(), this::cancel);
    }

    private CompletableFuture<AgentReply> stream(String made, AgentRequest request) {
      thread = made;
      var body =
          Json.object()
              .add("assistant_id", server.of(LangGraphAssistants.ASSISTANT))
              .add("input", LangGraphAssistants.input(server, Told.words(endpoint, request)))
              .add("stream_mode", Json.array().add("updates").add("custom"))
              .add("stream_resumable", true)
              .add("on_disconnect", "continue")
              .build();
      return heard(
          conversation.ask(
              Call.post(server.at("/threads/" + made + "/runs/stream"), headers, body.toString()),
              this::locate,
              events::hear));
    }

    /** The header says by which name the run can be asked after, before anything has happened. */
    private void locate(Answer head) {
      var path = RUN.matcher(head.header("content-location").orElse(""));
      if (head.isFine() && path.find() && path.group(1).equals(thread)) {
        run = path.group(2);
        work.givenTo(thread + "/" + run);
        if (left) {
          end();
        }
      }
    }

    private URI at(String more) {
      return server.at("/threads/" + thread + "/runs/" + run + more);
    }

    /** The end of a stream says nothing, and that of a connection less: the run is asked for. */
    private CompletableFuture<AgentReply> heard(CompletableFuture<Answer> stream) {
      return stream.handle(Conversation.Outcome::new).thenCompose(this::goOn);
    }

    private CompletableFuture<AgentReply> goOn(Conversation.Outcome outcome) {
      var answer = outcome.answer();
      var failed = events.failure();
      if (run.isEmpty()) {
        return answer == null ? outcome.failed() : CompletableFuture.failedFuture(unnamed(answer));
      }
      return failed == null ? settle() : CompletableFuture.failedFuture(failed);
    }

    private AgentException unnamed(Answer answer) {
      return answer.isFine()
          ? new UnreachableAgentException("The agent did not say by which name its run goes.")
          : Told.refused(answer.status(), Told.reason(answer.body()));
    }

    private CompletableFuture<AgentReply> settle() {
      return conversation
          .askPatiently(Call.get(at(""), headers))
          .thenApply(Told::object)
          .thenCompose(this::settled);
    }

    private CompletableFuture<AgentReply> settled(JsonObject told) {
      var status = Told.text(told, "status");
      if (status.equals("pending") || status.equals("running")) {
        return Conversation.pause().thenCompose(nothing -> listenAgain());
      }
      return conversation
          .ask(Call.get(server.at("/threads/" + thread + "/state"), headers))
          .thenApply(answer -> new LangGraphState(Told.object(answer)).reply(status));
    }

    private CompletableFuture<AgentReply> listenAgain() {
      var here = new HashMap<>(headers);
      var last = events.last();
      if (!last.isEmpty()) {
        here.put("Last-Event-ID", last);
      }
      return heard(conversation.ask(Call.get(at("/stream"), here), head -> {}, events::hear));
    }

    /**
     * Leaving would not stop the run. One that is asked for and has no name yet is stopped as soon
     * as it has.
     */
    private void cancel() {
      left = true;
      if (!run.isEmpty()) {
        end();
      }
    }

    private void end() {
      conversation.tell(new Call("POST", at("/cancel?action=interrupt"), headers, null));
      conversation.leave();
    }
  }
}
