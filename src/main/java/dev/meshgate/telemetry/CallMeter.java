package dev.meshgate.telemetry;

import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolWatch;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code meshgate_tool_calls_seconds}: how many calls there are, how they end, how long they take.
 */
@ApplicationScoped
class CallMeter implements ToolWatch {

  private static final Duration[] STEPS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1)
  };

  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  @Inject Meters meters;

  /** Calls that are counted together. */
  private record Kind(String tool, String face, Outcome outcome) {}

  @Override
  public void after(ToolCall call, Outcome outcome) {
    var kind = new Kind(call.tool().name(), call.face(), outcome);
    var timer = timers.get(kind);
    if (timer == null) {
      timer = timers.computeIfAbsent(kind, this::timer);
    }
    timer.record(System.nanoTime() - call.begun(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("meshgate_tool_calls")
        .description("Calls of tools")
        .tag("tool", kind.tool())
        .tag("face", kind.face())
        .tag("outcome", kind.outcome().name().toLowerCase(Locale.ROOT))
        .serviceLevelObjectives(STEPS)
        .register(meters.registry());
  }
}
