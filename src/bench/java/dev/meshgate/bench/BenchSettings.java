package dev.meshgate.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever runs the benchmark may decide, each a system property {@code bench.…}.
 *
 * @param project the clone
 * @param maven the program that builds the Java peer
 * @param javaHome the JDK of every Java server, from {@code BENCH_JAVA_HOME}
 * @param contenders names to run, all when empty
 * @param rounds how often each contender is measured
 * @param connections connections that are busy at once, each with one call in flight
 */
record BenchSettings(
    Path project,
    Path maven,
    Path javaHome,
    Set<String> contenders,
    int rounds,
    int roundSeconds,
    int warmUpSeconds,
    int connections,
    boolean pinned) {

  static BenchSettings fromSystemProperties() {
    return new BenchSettings(
        Path.of("").toAbsolutePath(),
        Path.of(text("bench.maven").orElse("mvn")),
        Path.of(
            Optional.ofNullable(System.getenv("BENCH_JAVA_HOME"))
                .filter(home -> !home.isBlank())
                .orElse(System.getProperty("java.home"))),
        text("bench.contenders").map(names -> Set.of(names.split(",", -1))).orElse(Set.of()),
        number("bench.rounds", 5),
        number("bench.round.seconds", 5),
        number("bench.warmup.seconds", 45),
        number("bench.connections", 16),
        text("bench.pinned").map(Boolean::parseBoolean).orElseGet(BenchSettings::canPin));
  }

  /** Where this run leaves its files. */
  Path work() {
    return project.resolve("target/bench");
  }

  Path peer(String name) {
    return project.resolve("src/bench/peers").resolve(name);
  }

  boolean runs(String contender) {
    return contenders.isEmpty() || contenders.contains(contender);
  }

  private static boolean canPin() {
    return Runtime.getRuntime().availableProcessors() > 1
        && Files.isExecutable(Path.of("/usr/bin/taskset"));
  }

  private static Optional<String> text(String key) {
    return Optional.ofNullable(System.getProperty(key)).filter(value -> !value.isBlank());
  }

  private static int number(String key, int otherwise) {
    return text(key).map(Integer::parseInt).orElse(otherwise);
  }
}
