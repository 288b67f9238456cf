package dev.meshgate.mcp.tool;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.ToolWatch.Outcome;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.Work;
import dev.meshgate.platform.WorkCancelledException;
import dev.meshgate.platform.database.Outage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The one way to call a tool: every face goes through here, and so does every watch. */
@ApplicationScoped
public class ToolCalls {

  private static final System.Logger LOG = System.getLogger(ToolCalls.class.getName());

  /** What stands for an answer when there is none at the deadline. */
  private static final Object OVERDUE = new Object();

  private List<ToolWatch> watches = List.of();
  private ToolSettings settings = ToolSettings.of(ToolSettings.DEFAULT);
  private Executor threads = Runnable::run;

  /** For the container, and for tests without watches and threads. */
  public ToolCalls() {}

  ToolCalls(ToolSettings settings, Executor threads) {
    this.settings = settings;
    this.threads = threads;
  }

  @Inject
  void watchedBy(@Any Instance<ToolWatch> found, ToolSettings settings) {
    this.watches = found.stream().toList();
    this.settings = settings;
  }

  /** A tool that takes long has a thread of its own, so that its deadline is kept by another. */
  @Resource
  void setThreads(ManagedExecutorService pool) {
    threads = pool;
  }

  /** Checks a call of somebody who cannot be asked anything, without making it. */
  public Ready ready(String face, BoundTool tool, JsonValue arguments, Caller caller) {
    return ready(face, tool, arguments, caller, Asking.NOBODY);
  }

  /**
   * Checks a call without making it.
   *
   * @throws InsufficientScopeException when the caller's token does not allow it
   * @throws ToolWatch.Refusal when a watch refuses it
   * @throws MissingCapability when the client cannot be asked what the tool must ask
   * @throws InvalidArguments when the arguments do not fit
   */
  public Ready ready(
      String face, BoundTool tool, JsonValue arguments, Caller caller, Asking asking) {
    var call = new ToolCall(face, tool, arguments, caller, System.nanoTime());
    if (!caller.scopes().containsAll(tool.description().scopes())) {
      after(call, Outcome.FORBIDDEN);
      throw new InsufficientScopeException(tool.description().scopes());
    }
    try {
      for (var watch : watches) {
        watch.before(call);
      }
      refuseWhoCannotBeAsked(tool, asking);
      return new Ready(call, tool.sound(arguments), asking);
    } catch (InvalidArguments | MissingCapability e) {
      after(call, Outcome.INVALID);
      throw e;
    } catch (ToolWatch.Refusal e) {
      after(call, Outcome.REFUSED);
      throw e;
    }
  }

  private static void refuseWhoCannotBeAsked(BoundTool tool, Asking asking) {
    var missing = tool.description().needs().stream().filter(need -> !asking.can(need)).toList();
    if (!missing.isEmpty()) {
      throw new MissingCapability(missing);
    }
  }

  private void after(ToolCall call, Outcome outcome) {
    for (var watch : watches) {
      try {
        watch.after(call, outcome);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "a watch failed after the call of " + call.tool().name(), e);
      }
    }
  }

  @SuppressWarnings("NullAway") // A stage hands null where there was no failure, or no value.
  private static void settle(CompletableFuture<Object> answer, Object value, Throwable thrown) {
    if (thrown == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(thrown);
    }
  }

  /** A call that has been found sound and has not been made. */
  public final class Ready {

    private final ToolCall call;
    private final JsonObject arguments;
    private final Asking asking;

    private Ready(ToolCall call, JsonObject arguments, Asking asking) {
      this.call = call;
      this.arguments = arguments;
      this.asking = asking;
    }

    /** The same call, which begins anew with more answers. */
    public Ready answered(Asking more) {
      return new Ready(call, arguments, more);
    }

    public boolean takesLong() {
      return call.tool().description().takesLong();
    }

    public Caller caller() {
      return call.caller();
    }

    /**
     * Makes the call of a tool that does not take long.
     *
     * @throws InvalidArguments for what a schema could not say
     * @throws BrokenToolException when it failed for a reason that is ours
     */
    public ToolResult now() {
      try {
        return answered(call.tool().call(arguments, given(Work.UNWATCHED)));
      } catch (ToolFailure e) {
        after(call, Outcome.FAILED);
        return ToolResult.failure(e.sentence());
      } catch (Exception | StackOverflowError e) {
        throw ended(e);
      }
    }

    /**
     * Makes the call. The stage ends with a result, or with one of the exceptions of {@link #now}
     * or a {@link WorkCancelledException} or, when the tool has a question, {@link Unanswered}.
     */
    public CompletionStage<ToolResult> run(Work work) {
      var due = new DueWork(work);
      return begun(due)
          .completeOnTimeout(OVERDUE, bounds().deadline().toMillis(), MILLISECONDS)
          .handleAsync(
              (answer, thrown) -> answer == OVERDUE ? overdue(due) : ended(answer, thrown),
              threads);
    }

    private CompletableFuture<Object> begun(Work work) {
      var answer = new CompletableFuture<Object>();
      threads.execute(
          () -> {
            try {
              var given = call.tool().call(arguments, given(work));
              if (given instanceof CompletionStage<?> promised) {
                promised.whenComplete((value, thrown) -> settle(answer, value, thrown));
              } else {
                answer.complete(given);
              }
            } catch (Throwable e) {
              // Whatever it is: nobody else would tell the one who waits.
              answer.completeExceptionally(e);
            }
          });
      return answer;
    }

    private ToolResult overdue(DueWork due) {
      due.end();
      after(call, Outcome.OVERDUE);
      return ToolResult.failure(
          "The call took longer than "
              + bounds().deadline().toSeconds()
              + " seconds and was ended. Ask for less at once, or have an administrator allow"
              + " more.");
    }

    private ToolSettings.Bounds bounds() {
      return settings.of(call.tool().name());
    }

    private Given given(Work work) {
      return new Given(call.caller(), work, asking);
    }

    /** What the tool gave, if it is not too long to be handed out. */
    private ToolResult answered(@Nullable Object answer) {
      var result = ToolResult.from(answer);
      var told = result.characters() > bounds().answer() ? tooLong(result) : result;
      after(call, told.isError() ? Outcome.FAILED : Outcome.ANSWERED);
      return told;
    }

    private ToolResult tooLong(ToolResult result) {
      return ToolResult.failure(
          String.format(
              Locale.ROOT,
              "The answer has %,d characters; at most %,d are handed out. Ask for less at once.",
              result.characters(),
              bounds().answer()));
    }

    @SuppressWarnings("NullAway") // A stage hands null to its handler where there was no failure.
    private ToolResult ended(Object answer, Throwable thrown) {
      var failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
      if (failure instanceof ToolFailure told) {
        after(call, Outcome.FAILED);
        return ToolResult.failure(told.sentence());
      }
      if (failure != null) {
        throw ended(failure);
      }
      try {
        return answered(answer);
      } catch (RuntimeException | StackOverflowError e) {
        // What the tool gave cannot be written down.
        throw ended(e);
      }
    }

    private RuntimeException ended(Throwable failure) {
      if (failure instanceof InvalidArguments invalid) {
        after(call, Outcome.INVALID);
        return invalid;
      }
      if (failure instanceof Unanswered asked) {
        after(call, Outcome.ASKED);
        return asked;
      }
      if (failure instanceof MissingCapability mute) {
        after(call, Outcome.INVALID);
        return mute;
      }
      if (failure instanceof WorkCancelledException cancelled) {
        after(call, Outcome.CANCELLED);
        return cancelled;
      }
      after(call, Outcome.BROKEN);
      if (Outage.isBehind(failure)) {
        return new UnavailableException();
      }
      var broken = new BrokenToolException(Secret.opaqueId("err_"));
      LOG.log(
          Level.ERROR,
          "the tool " + call.tool().name() + " failed, reference " + broken.reference(),
          failure);
      return broken;
    }
  }

  /** A tool needs what cannot be reached just now. */
  public static class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnavailableException() {
      super(Outage.SENTENCE, null, false, false);
    }
  }

  /** A tool has a bug. It is logged under the reference, and nothing of it is told. */
  public static class BrokenToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reference;

    BrokenToolException(String reference) {
      super(
          "Something went wrong inside the tool. Try again; if it stays, tell the administrator the"
              + " reference "
              + reference
              + ".",
          null,
          false,
          false);
      this.reference = reference;
    }

    public String reference() {
      return reference;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
