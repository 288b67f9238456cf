package dev.meshgate.mcp.tool;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.mcp.tool.ToolCalls.UnavailableException;
import dev.meshgate.mcp.tool.ToolWatch.Outcome;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.database.Outage;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call that has been found sound and has not been made. */
public final class ReadyCall {

  /** What stands for an answer when there is none at the deadline. */
  private static final Object OVERDUE = new Object();

  /** What is done within this time needs nobody to come back. */
  private static final Duration AT_ONCE = Duration.ofMillis(250);

  private final ToolCalls calls;
  private final ToolCall call;
  private final ToolTrace.Span span;
  private final JsonObject arguments;
  private final Asking asking;

  ReadyCall(
      ToolCalls calls, ToolCall call, ToolTrace.Span span, JsonObject arguments, Asking asking) {
    this.calls = calls;
    this.call = call;
    this.span = span;
    this.arguments = arguments;
    this.asking = asking;
  }

  /** The same call, which begins anew with more answers. */
  public ReadyCall answered(Asking more) {
    return new ReadyCall(calls, call, calls.span(call), arguments, more);
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
      calls.after(call, span, Outcome.FAILED);
      return ToolResult.failure(e.sentence());
    } catch (Exception | StackOverflowError e) {
      throw ended(e);
    }
  }

  /**
   * Makes the call. The stage ends with a result, or with one of the exceptions of {@link #now} or
   * a {@link WorkCancelledException} or, when the tool has a question, {@link Unanswered}.
   */
  public CompletionStage<ToolResult> run(Work work) {
    var due = new DueWork(work, span.context());
    return told(begun(due), due);
  }

  /**
   * Makes the call for a client that can come back for what is kept. The stage ends as with {@link
   * #run}, or with {@link Kept} when the work is kept and not done at once; it goes on then.
   */
  public CompletionStage<ToolResult> runOrKeep(Work work) {
    var due = new DueWork(work, span.context());
    var answer = begun(due);
    var unused =
        due.kept()
            .thenAccept(
                id -> answer.completeOnTimeout(new Kept(id), AT_ONCE.toMillis(), MILLISECONDS));
    return told(answer, due);
  }

  private CompletionStage<ToolResult> told(CompletableFuture<Object> begun, DueWork due) {
    return begun
        .completeOnTimeout(OVERDUE, bounds().deadline().toMillis(), MILLISECONDS)
        .handleAsync((answer, thrown) -> told(answer, thrown, due), calls.threads());
  }

  private ToolResult told(Object answer, Throwable thrown, DueWork due) {
    if (answer == OVERDUE) {
      return overdue(due);
    }
    if (answer instanceof Kept kept) {
      due.leave();
      calls.after(call, span, Outcome.ANSWERED);
      throw kept;
    }
    return ended(answer, thrown);
  }

  private CompletableFuture<Object> begun(Work work) {
    var answer = new CompletableFuture<Object>();
    calls
        .threads()
        .execute(
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

  @SuppressWarnings("NullAway") // A stage hands null where there was no failure, or no value.
  private static void settle(CompletableFuture<Object> answer, Object value, Throwable thrown) {
    if (thrown == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(thrown);
    }
  }

  private ToolResult overdue(DueWork due) {
    due.end();
    calls.after(call, span, Outcome.OVERDUE);
    return ToolResult.failure(
        "The call took longer than "
            + bounds().deadline().toSeconds()
            + " seconds and was ended. Ask for less at once, or have an administrator allow"
            + " more.");
  }

  private ToolSettings.Bounds bounds() {
    return calls.bounds(call);
  }

  private Given given(Work work) {
    return new Given(call.caller(), work, asking);
  }

  /** What the tool gave, if it is not too long to be handed out. */
  private ToolResult answered(@Nullable Object answer) {
    var result = ToolResult.from(answer);
    var told = bounds().within(result);
    calls.after(call, span, told.isError() ? Outcome.FAILED : Outcome.ANSWERED);
    return told;
  }

  @SuppressWarnings("NullAway") // A stage hands null to its handler where there was no failure.
  private ToolResult ended(Object answer, Throwable thrown) {
    var failure = thrown == null ? null : Stages.cause(thrown);
    if (failure instanceof ToolFailure told) {
      calls.after(call, span, Outcome.FAILED);
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
      calls.after(call, span, Outcome.INVALID);
      return invalid;
    }
    if (failure instanceof Unanswered asked) {
      calls.after(call, span, Outcome.ASKED);
      return asked;
    }
    if (failure instanceof MissingCapability mute) {
      calls.after(call, span, Outcome.INVALID);
      return mute;
    }
    if (failure instanceof WorkCancelledException cancelled) {
      calls.after(call, span, Outcome.CANCELLED);
      return cancelled;
    }
    calls.after(call, span, Outcome.BROKEN);
    if (Outage.isBehind(failure)) {
      return new UnavailableException();
    }
    return BrokenToolException.of(call.tool().name(), failure);
  }
}
