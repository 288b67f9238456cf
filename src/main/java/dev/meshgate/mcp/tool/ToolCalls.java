package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.ToolWatch.Outcome;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.database.Outage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Executor;

/** The one way to call a tool: every face goes through here, and so does every watch. */
@ApplicationScoped
public class ToolCalls {

  private static final System.Logger LOG = System.getLogger(ToolCalls.class.getName());

  private List<ToolWatch> watches = List.of();
  private ToolTrace trace = ToolTrace.UNTOLD;
  private ToolSettings settings = ToolSettings.of(ToolSettings.DEFAULT);
  private Executor threads = Runnable::run;

  /** For the container, and for tests without watches and threads. */
  public ToolCalls() {}

  ToolCalls(ToolSettings settings, Executor threads) {
    this.settings = settings;
    this.threads = threads;
  }

  @Inject
  void watchedBy(
      @Any Instance<ToolWatch> found, @Any Instance<ToolTrace> traces, ToolSettings settings) {
    this.watches = found.stream().toList();
    this.trace = traces.stream().findFirst().orElse(ToolTrace.UNTOLD);
    this.settings = settings;
  }

  /** A tool that takes long has a thread of its own, so that its deadline is kept by another. */
  @Resource
  void setThreads(ManagedExecutorService pool) {
    threads = pool;
  }

  /** Checks a call of somebody who cannot be asked anything, without making it. */
  public ReadyCall ready(ToolCall call) {
    return ready(call, Asking.NOBODY);
  }

  /**
   * Checks a call without making it.
   *
   * @throws InsufficientScopeException when the caller's token does not allow it
   * @throws ToolWatch.Refusal when a watch refuses it
   * @throws MissingCapability when the client cannot be asked what the tool must ask
   * @throws InvalidArguments when the arguments do not fit
   */
  public ReadyCall ready(ToolCall call, Asking asking) {
    var span = span(call);
    var tool = call.tool();
    if (!call.caller().scopes().containsAll(tool.description().scopes())) {
      after(call, span, Outcome.FORBIDDEN);
      throw new InsufficientScopeException(tool.description().scopes());
    }
    try {
      for (var watch : watches) {
        watch.before(call);
      }
      refuseWhoCannotBeAsked(tool, asking);
      return new ReadyCall(this, call, span, tool.sound(call.arguments()), asking);
    } catch (InvalidArguments | MissingCapability e) {
      after(call, span, Outcome.INVALID);
      throw e;
    } catch (ToolWatch.Refusal e) {
      after(call, span, Outcome.REFUSED);
      throw e;
    }
  }

  ToolTrace.Span span(ToolCall call) {
    return trace.begin(call);
  }

  ToolSettings.Bounds bounds(ToolCall call) {
    return settings.of(call.tool().name());
  }

  Executor threads() {
    return threads;
  }

  private static void refuseWhoCannotBeAsked(BoundTool tool, Asking asking) {
    var missing = tool.description().needs().stream().filter(need -> !asking.can(need)).toList();
    if (!missing.isEmpty()) {
      throw new MissingCapability(missing);
    }
  }

  /** Every call that began ends here, once. */
  void after(ToolCall call, ToolTrace.Span span, Outcome outcome) {
    span.end(outcome);
    for (var watch : watches) {
      try {
        watch.after(call, outcome);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "a watch failed after the call of " + call.tool().name(), e);
      }
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

    /** Logs what failed in the tool of that name, once, under a new reference. */
    public static BrokenToolException of(String tool, Throwable failure) {
      if (failure instanceof BrokenToolException known) {
        return known;
      }
      var broken = new BrokenToolException(Secret.opaqueId("err_"));
      LOG.log(
          Level.ERROR, "the tool " + tool + " failed, reference " + broken.reference(), failure);
      return broken;
    }

    public String reference() {
      return reference;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
