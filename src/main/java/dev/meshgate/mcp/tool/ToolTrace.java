package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.tool.ToolWatch.Outcome;
import dev.meshgate.platform.work.TraceContext;

/** Makes each call a part of a trace. A CDI bean that implements this is found by itself. */
@FunctionalInterface
public interface ToolTrace {

  /** Hands on what the caller gave, and tells nobody. */
  ToolTrace UNTOLD =
      call ->
          new Span() {
            @Override
            public TraceContext context() {
              return call.trace();
            }

            @Override
            public void end(Outcome outcome) {}
          };

  /** A call begins. */
  Span begin(ToolCall call);

  /** The part of the trace that is the call. */
  interface Span {

    /** What a part of the work is to be part of. */
    TraceContext context();

    /** It is over; heard once. */
    void end(Outcome outcome);
  }
}
