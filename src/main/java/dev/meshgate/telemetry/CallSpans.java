package dev.meshgate.telemetry;

import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolTrace;
import dev.meshgate.mcp.tool.ToolWatch.Outcome;
import dev.meshgate.platform.work.TraceContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells each call to MicroProfile Telemetry, as OpenTelemetry's conventions for MCP name it, and
 * has what is done for it be a part of it. Where the server has no telemetry, or has it switched
 * off, what the caller gave is handed on as it came.
 */
@ApplicationScoped
class CallSpans implements ToolTrace {

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private Tracer tracer = OpenTelemetry.noop().getTracer("");

  @Inject
  void take(Instance<OpenTelemetry> servers) {
    if (servers.isResolvable()) {
      tracer = servers.get().getTracer("dev.meshgate");
    }
  }

  @Override
  public Span begin(ToolCall call) {
    var span =
        tracer
            .spanBuilder("tools/call " + call.tool().name())
            .setParent(parent(call.trace()))
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    if (!span.isRecording()) {
      return UNTOLD.begin(call);
    }
    span.setAttribute("mcp.method.name", "tools/call");
    span.setAttribute("gen_ai.operation.name", "execute_tool");
    span.setAttribute("gen_ai.tool.name", call.tool().name());
    span.setAttribute("dev.meshgate.face", call.face());
    span.setAttribute("dev.meshgate.client", call.caller().client());
    return new CallSpan(span, call.trace());
  }

  /** Whoever called, else the request that the server has begun to tell of. */
  private static Context parent(TraceContext trace) {
    return trace.isTraced()
        ? W3C.extract(Context.root(), trace.headers(), new Names())
        : Context.current();
  }

  /** One call that is told. */
  private record CallSpan(io.opentelemetry.api.trace.Span span, TraceContext given)
      implements Span {

    @Override
    public TraceContext context() {
      var headers = new HashMap<String, String>();
      W3C.inject(span.storeInContext(Context.root()), headers, Map::put);
      headers.put("baggage", given.baggage());
      return TraceContext.of(headers::get);
    }

    @Override
    public void end(Outcome outcome) {
      span.setAttribute("dev.meshgate.outcome", word(outcome));
      if (outcome != Outcome.ANSWERED && outcome != Outcome.ASKED) {
        span.setAttribute("error.type", word(outcome));
      }
      if (outcome == Outcome.BROKEN || outcome == Outcome.OVERDUE) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }

    private static String word(Outcome outcome) {
      return outcome.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads headers that are a map. */
  private static final class Names implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String name) {
      return carrier == null ? null : carrier.get(name);
    }
  }
}
