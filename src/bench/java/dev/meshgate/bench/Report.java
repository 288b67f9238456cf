package dev.meshgate.bench;

import dev.meshgate.bench.Contender.Round;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a run found, as Markdown.
 *
 * @param counted what was counted: calls, say
 */
record Report(
    String counted, List<String> conditions, List<Contender> contenders, List<Ratio> ratios) {

  /** One contender measured against another, and the least that the design asks for. */
  record Ratio(String ours, String peer, double budget, double goal) {}

  String markdown() {
    var page = new StringBuilder();
    conditions.forEach(condition -> page.append("- ").append(condition).append('\n'));
    page.append(
        """

        | contender | %1$s per CPU second, median (least–most) | with its database's CPU \
        | µs of CPU each | %1$s per second | p50 ms | p99 ms | bytes asked / answered \
        | generator's core |
        |---|---|---|---|---|---|---|---|---|
        """
            .formatted(counted));
    contenders.forEach(contender -> page.append(row(contender)));
    page.append(
        """

        | ratio of %s per CPU second | median (least–most of the rounds) \
        | with its database's CPU | budget | goal |
        |---|---|---|---|---|
        """
            .formatted(counted));
    ratios.forEach(ratio -> row(ratio).ifPresent(page::append));
    return page.toString();
  }

  private static String row(Contender contender) {
    var rounds = contender.rounds();
    var perCpu = Sample.of(rounds, Round::callsPerCpuSecond);
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f (%,.0f–%,.0f) | %,.0f | %.0f | %,.0f | %.2f | %.2f | %d / %d | %.0f %% |%n",
        contender.name(),
        perCpu.median(),
        perCpu.least(),
        perCpu.most(),
        Sample.of(rounds, Round::callsPerCpuSecondOfAll).median(),
        1e6 / perCpu.median(),
        Sample.of(rounds, Round::callsPerSecond).median(),
        Sample.of(rounds, Round::p50Micros).median() / 1e3,
        Sample.of(rounds, Round::p99Micros).median() / 1e3,
        rounds.get(0).askedBytes(),
        rounds.get(0).answerBytes(),
        100 * Sample.of(rounds, Round::generatorShare).median());
  }

  /** Round by round, because rounds of the same number ran under about the same load. */
  private Optional<String> row(Ratio ratio) {
    var ours = rounds(ratio.ours());
    var peers = rounds(ratio.peer());
    if (ours.isEmpty() || peers.isEmpty()) {
      return Optional.empty();
    }
    var times = times(ours, peers, Round::callsPerCpuSecond);
    var timesOfAll = times(ours, peers, Round::callsPerCpuSecondOfAll);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "| %s : %s | %.2f (%.2f–%.2f) | %.2f | %s | %s |%n",
            ratio.ours(),
            ratio.peer(),
            times.median(),
            times.least(),
            times.most(),
            timesOfAll.median(),
            ratio.budget(),
            ratio.goal()));
  }

  private static Sample times(List<Round> ours, List<Round> peers, ToDoubleFunction<Round> figure) {
    return Sample.of(
        IntStream.range(0, ours.size()).boxed().toList(),
        at -> figure.applyAsDouble(ours.get(at)) / figure.applyAsDouble(peers.get(at)));
  }

  private List<Round> rounds(String name) {
    return contenders.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .map(Contender::rounds)
        .orElse(List.of());
  }
}
