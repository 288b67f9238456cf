package dev.meshgate.bench;

import dev.meshgate.Assistant;
import dev.meshgate.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/**
 * A thousand calls a second for ten minutes, of twenty people, at a Meshgate as it is shipped. The
 * first answer that is not a result ends it with an error.
 */
public final class Soak {

  private static final int PEOPLE = 20;
  private static final int CONNECTIONS_EACH = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private Soak() {}

  /** Takes no arguments: see {@link BenchSettings} and {@code BENCH_SOAK_…}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    var perSecond = BenchSettings.number("SOAK_PER_SECOND", 1_000);
    var time = Duration.ofSeconds(BenchSettings.number("SOAK_SECONDS", 600));
    var meshgate = Meshgate.start(settings);
    try (var server = meshgate.server()) {
      var dialogues = new ArrayList<Dialogue>();
      for (int person = 0; person < PEOPLE; person++) {
        var token = Assistant.ofANewPerson(new Visitor(meshgate.baseUrl())).connect("mcp:read");
        var client = McpClient.connect(server.endpoint(), token.access(), Era.MODERN);
        dialogues.addAll(client.dialogues(CONNECTIONS_EACH));
      }
      Pace.run(server.endpoint(), dialogues, perSecond, WARM_UP);
      var conditions = new ArrayList<>(new Conditions(settings, Clock.systemUTC()).machine());
      conditions.add("load average at the start: " + Conditions.load());
      var memoryBefore = server.processes().residentMegabytes();
      var cpuBefore = server.processes().cpuSeconds();

      var latencies = Pace.run(server.endpoint(), dialogues, perSecond, time);

      var cpu = server.processes().cpuSeconds() - cpuBefore;
      conditions.add("load average at the end: " + Conditions.load());
      var report =
          """
          %s

          | calls | in | errors | p50 | p99 | p99.9 | longest | CPU of one call | memory before, after |
          |---|---|---|---|---|---|---|---|---|
          | %,d | %,d s | 0 | %.1f ms | %.1f ms | %.1f ms | %.0f ms | %.0f µs | %d MB, %d MB |
          """
              .formatted(
                  "- " + String.join("\n- ", conditions),
                  latencies.calls(),
                  time.toSeconds(),
                  latencies.within(0.5) / 1e3,
                  latencies.within(0.99) / 1e3,
                  latencies.within(0.999) / 1e3,
                  latencies.within(1) / 1e3,
                  cpu / latencies.calls() * 1e6,
                  memoryBefore,
                  server.processes().residentMegabytes());
      settings.leave("soak.md", report);
    }
  }
}
