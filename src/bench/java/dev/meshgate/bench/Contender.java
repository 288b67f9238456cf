package dev.meshgate.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final int STRETCH = 5;

  /** A JVM rests on the code of its first compiler for a while; that is no end yet. */
  private static final int LIKE_STRETCHES = 8;

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

  /** Goes on until no stretch of the last forty seconds is much better than the first of them. */
  void warmUp(int most) throws IOException {
    var stretches = new ArrayList<Double>();
    do {
      stretches.add(round(STRETCH).callsPerCpuSecond());
    } while (stretches.size() * STRETCH < most && !isSteady(stretches));
  }

  private static boolean isSteady(List<Double> stretches) {
    if (stretches.size() < LIKE_STRETCHES) {
      return false;
    }
    var last = stretches.subList(stretches.size() - LIKE_STRETCHES, stretches.size());
    return Collections.max(last) < last.get(0) * 1.05;
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
