package dev.meshgate.bench;

import dev.meshgate.bench.Contender.Round;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a run found, as Markdown. */
record Report(List<String> conditions, List<Contender> contenders) {

  /** One contender measured against another, and the least that the design asks for. */
  private record Ratio(String ours, String peer, double budget, double goal) {}

  private static final List<Ratio> RATIOS =
      List.of(
          new Ratio("meshgate-legacy", "quarkus-legacy", 1, 1.3),
          new Ratio("meshgate-modern", "typescript-modern", 6, 8),
          new Ratio("meshgate-modern", "typescript-remembering", 1, 1));

  String markdown() {
    var page = new StringBuilder();
    conditions.forEach(condition -> page.append("- ").append(condition).append('\n'));
    page.append(
        """

        | contender | calls per CPU second, median (least–most) | µs of CPU a call | calls per second \
        | p50 ms | p99 ms | bytes asked / answered | generator's core |
        |---|---|---|---|---|---|---|---|
        """);
    contenders.forEach(contender -> page.append(row(contender)));
    page.append(
        """

        | ratio of calls per CPU second | median (least–most of the rounds) | budget | goal |
        |---|---|---|---|
        """);
    RATIOS.forEach(ratio -> row(ratio).ifPresent(page::append));
    return page.toString();
  }

  private static String row(Contender contender) {
    var rounds = contender.rounds();
    var perCpu = Sample.of(rounds, Round::callsPerCpuSecond);
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f (%,.0f–%,.0f) | %.0f | %,.0f | %.2f | %.2f | %d / %d | %.0f %% |%n",
        contender.name(),
        perCpu.median(),
        perCpu.least(),
        perCpu.most(),
        1e6 / perCpu.median(),
        Sample.of(rounds, Round::callsPerSecond).median(),
        Sample.of(rounds, Round::p50Micros).median() / 1e3,
        Sample.of(rounds, Round::p99Micros).median() / 1e3,
        contender.requestBytes(),
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
    var times =
        Sample.of(
            IntStream.range(0, ours.size()).boxed().toList(),
            at -> ours.get(at).callsPerCpuSecond() / peers.get(at).callsPerCpuSecond());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "| %s : %s | %.2f (%.2f–%.2f) | %.1f | %.1f |%n",
            ratio.ours(),
            ratio.peer(),
            times.median(),
            times.least(),
            times.most(),
            ratio.budget(),
            ratio.goal()));
  }

  private List<Round> rounds(String name) {
    return contenders.stream()
        .filter(contender -> contender.name().equals(name))
        .findFirst()
        .map(Contender::rounds)
        .orElse(List.of());
  }
}
