package dev.meshgate.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that is asked one thing, and what its rounds have shown. */
final class Contender {

  /**
   * One stretch under load.
   *
   * @param callsPerCpuSecond answers for each second of processor time of the server's processes
   * @param callsPerCpuSecondOfAll the same when its database's processes are counted too
   * @param generatorShare the share of its core that the generator used
   */
  record Round(
      double callsPerCpuSecond,
      double callsPerCpuSecondOfAll,
      double callsPerSecond,
      int p50Micros,
      int p99Micros,
      int askedBytes,
      int answerBytes,
      double generatorShare) {}

  /** Seconds of one stretch of the warm-up. */
  private static final int STRETCH = 5;

  /** A JVM rests on the code of its first compiler for a while; that is no end yet. */
  private static final int LIKE_STRETCHES = 8;

  private final String name;
  private final Server server;
  private final List<Dialogue> dialogues;
  private final List<Round> rounds = new ArrayList<>();

  Contender(String name, Server server, List<Dialogue> dialogues) {
    this.name = name;
    this.server = server;
    this.dialogues = dialogues;
  }

  String name() {
    return name;
  }

  List<Round> rounds() {
    return rounds;
  }

  Server server() {
    return server;
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
    double storeBefore = server.storeCpuSeconds();
    var outcome = Load.run(server.endpoint(), dialogues, Duration.ofSeconds(seconds));
    double cpu = server.processes().cpuSeconds() - before;
    double store = server.storeCpuSeconds() - storeBefore;
    double generatorCpu = generator.ownCpuSeconds() - generatorBefore;
    var latencies = outcome.latencies();
    return new Round(
        latencies.calls() / cpu,
        latencies.calls() / (cpu + store),
        latencies.calls() / outcome.wallSeconds(),
        latencies.within(0.50),
        latencies.within(0.99),
        outcome.askedBytes(),
        outcome.answerBytes(),
        generatorCpu / outcome.wallSeconds());
  }
}
