package dev.meshgate.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in one era, and what its rounds have shown. */
final class Contender {

  /**
   * One stretch under load.
   *
   * @param callsPerCpuSecond answers for each second of processor time of the server's processes
   * @param generatorShare the share of its core that the generator used
   */
  record Round(
      double callsPerCpuSecond,
      double callsPerSecond,
      int p50Micros,
      int p99Micros,
      int answerBytes,
      double generatorShare) {}

  /** Seconds of one stretch of the warm-up. */
  private static final int STRETCH = 3;

  private final String name;
  private final Server server;
  private final List<byte[]> requests;
  private final List<Round> rounds = new ArrayList<>();

  Contender(String name, Server server, List<byte[]> requests) {
    this.name = name;
    this.server = server;
    this.requests = requests;
  }

  String name() {
    return name;
  }

  List<Round> rounds() {
    return rounds;
  }

  int requestBytes() {
    return requests.get(0).length;
  }

  /** Goes on until four stretches in a row differ little, for compilers take their time. */
  void warmUp(int most) throws IOException {
    double last = 0;
    int steady = 0;
    for (int seconds = 0; seconds < most && steady < 3; seconds += STRETCH) {
      double now = round(STRETCH).callsPerCpuSecond();
      steady = Math.abs(now / last - 1) < 0.04 ? steady + 1 : 0;
      last = now;
    }
  }

  void measure(int seconds) throws IOException {
    rounds.add(round(seconds));
  }

  private Round round(int seconds) throws IOException {
    var generator = new ProcessTree(ProcessHandle.current());
    double generatorBefore = generator.ownCpuSeconds();
    double before = server.processes().cpuSeconds();
    var outcome = Load.run(server.endpoint(), requests, Duration.ofSeconds(seconds));
    double cpu = server.processes().cpuSeconds() - before;
    double generatorCpu = generator.ownCpuSeconds() - generatorBefore;
    var latencies = outcome.latencies();
    return new Round(
        latencies.calls() / cpu,
        latencies.calls() / outcome.wallSeconds(),
        latencies.within(0.50),
        latencies.within(0.99),
        outcome.answerBytes(),
        generatorCpu / outcome.wallSeconds());
  }
}
