package dev.meshgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever runs the benchmark may decide, each an environment variable {@code BENCH_…}.
 *
 * @param project the clone
 * @param maven the program that builds the Java peer; the build itself names it
 * @param javaHome the JDK of every Java server, else the running one
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

  /** What the environment says, and a folder for what the run leaves. */
  static BenchSettings fromEnvironment() throws IOException {
    var settings =
        new BenchSettings(
            Path.of("").toAbsolutePath(),
            Path.of(System.getProperty("bench.maven", "mvn")),
            Path.of(text("JAVA_HOME").orElse(System.getProperty("java.home"))),
            text("CONTENDERS").map(names -> Set.of(names.split(",", -1))).orElse(Set.of()),
            number("ROUNDS", 5),
            number("ROUND_SECONDS", 5),
            number("WARMUP_SECONDS", 240),
            number("CONNECTIONS", 16),
            text("PINNED").map(Boolean::parseBoolean).orElseGet(BenchSettings::canPin));
    Files.createDirectories(settings.work());
    return settings;
  }

  /** Where this run leaves its files. */
  Path work() {
    return project.resolve("target/bench");
  }

  /** Prints what a run found and leaves it there. */
  void leave(String file, String report) throws IOException {
    Files.writeString(work().resolve(file), report);
    System.out.println(report);
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

  private static Optional<String> text(String name) {
    return Optional.ofNullable(System.getenv("BENCH_" + name)).filter(value -> !value.isBlank());
  }

  static int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }
}
