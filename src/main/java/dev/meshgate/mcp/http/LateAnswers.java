package dev.meshgate.mcp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.TokenVerifier;
import dev.meshgate.platform.Measured;
import dev.meshgate.platform.Start;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers that take a while. The request's thread goes home; the work runs on a thread of the
 * server's pool, and one timer keeps all streams alive, and ends those whose caller was shut out.
 */
@ApplicationScoped
public class LateAnswers implements Measured {

  private static final System.Logger LOG = System.getLogger(LateAnswers.class.getName());

  private static final int KEEP_ALIVE_SECONDS = 5;

  /** A revocation that is told elsewhere is known here after a second, and obeyed in another. */
  private static final int LOOK_SECONDS = 1;

  private static final byte[] OPENING = ": open\n\n".getBytes(UTF_8);

  @Inject McpSettings settings;
  @Inject TokenVerifier tokens;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> perUser = new ConcurrentHashMap<>();
  private final List<Future<?>> timers = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "meshgate_streams_open";
  }

  @Override
  public String what() {
    return "Streams of events that are open on this node";
  }

  @Override
  public double now() {
    return streams.size();
  }

  void start(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object event) {
    every(KEEP_ALIVE_SECONDS, this::keepAlive);
    every(LOOK_SECONDS, this::endThoseOfTheShutOut);
  }

  @PreDestroy
  void stop() {
    timers.forEach(timer -> timer.cancel(false));
    streams.forEach(EventStream::end);
  }

  private void every(int seconds, Runnable action) {
    timers.add(scheduler.scheduleAtFixedRate(action, seconds, seconds, SECONDS));
  }

  /**
   * Opens a stream at once, and then begins the work.
   *
   * @throws ToolWatch.Refusal when the user has as many answers open as one may
   */
  public Response stream(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      Consumer<EventStream> work)
      throws IOException {
    enter(caller.subject());
    var async = request.startAsync();
    async.setTimeout(0);
    var stream = new EventStream(async, response.getOutputStream(), caller, this::left);
    // RESTEasy writes the headers; the response stays open, because it is asynchronous.
    StreamingOutput opening =
        out -> {
          out.write(OPENING);
          out.flush();
          // The first flush of an asynchronous response is swallowed by the server.
          response.flushBuffer();
          streams.add(stream);
          begin(() -> work.accept(stream), stream::end);
        };
    return Response.ok(opening, MediaType.SERVER_SENT_EVENTS)
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-store")
        .build();
  }

  /**
   * Begins the work, and answers when it is done.
   *
   * @throws ToolWatch.Refusal when the user has as many answers open as one may
   */
  public Response json(
      HttpServletRequest request, Caller caller, Supplier<CompletionStage<Answer.Now>> work) {
    enter(caller.subject());
    var async = request.startAsync();
    async.setTimeout(0);
    var late = new LateJson(async, () -> leave(caller.subject()));
    // Nothing is written yet, so the status can still become another.
    StreamingOutput nothing =
        out -> begin(() -> work.get().whenComplete(late::end), () -> late.end(null, null));
    return Response.ok(nothing, MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }

  private void begin(Runnable work, Runnable end) {
    try {
      executor.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | Error e) {
              LOG.log(Level.ERROR, "a late answer failed", e);
              end.run();
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.log(Level.ERROR, "no thread for a late answer", e);
      end.run();
    }
  }

  private void enter(String user) {
    var open = perUser.merge(user, 1, Integer::sum);
    if (open > settings.streamsPerUser()) {
      leave(user);
      throw new ToolWatch.Refusal(
          "You have "
              + settings.streamsPerUser()
              + " long calls running already. Wait until one of them has ended.",
          KEEP_ALIVE_SECONDS);
    }
  }

  private void leave(String user) {
    perUser.computeIfPresent(user, (name, open) -> open == 1 ? null : open - 1);
  }

  private void left(EventStream stream) {
    streams.remove(stream);
    leave(stream.caller().subject());
  }

  private void endThoseOfTheShutOut() {
    for (var stream : streams) {
      if (!tokens.mayGoOn(stream.caller())) {
        hasten(stream::shutOut);
      }
    }
  }

  /** Each on its own, so that one slow reader does not keep the others waiting. */
  private void keepAlive() {
    streams.forEach(stream -> hasten(stream::keepAlive));
  }

  private void hasten(Runnable action) {
    try {
      executor.execute(action);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "no thread to tend a stream", e);
    }
  }
}
