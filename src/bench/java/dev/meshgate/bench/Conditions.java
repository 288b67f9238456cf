package dev.meshgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Under what a run was made: without them its figures say nothing. */
record Conditions(BenchSettings settings, Clock clock) {

  List<String> asTheyAre() throws IOException {
    var conditions = new ArrayList<String>();
    conditions.addAll(machine());
    conditions.add(
        settings.pinned()
            ? "servers on one core, generator on another"
            : "nothing pinned to a core");
    conditions.add(
        "%d rounds of %d s each in turn, warm-up of at most %d s until steady, %d connections"
            .formatted(
                settings.rounds(),
                settings.roundSeconds(),
                settings.warmUpSeconds(),
                settings.connections()));
    conditions.add("load average at the start: " + load());
    return conditions;
  }

  /** The day, the JDK, the processor. */
  List<String> machine() throws IOException {
    return List.of(
        "date: " + LocalDate.now(clock),
        "JDK of the servers: " + jdk() + "; Java heaps at most 512 MB; Node 22",
        processor());
  }

  static String load() throws IOException {
    var words = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
    return String.join(" ", words[0], words[1], words[2]);
  }

  /** From the JDK's {@code release} file, so that no JVM is started to ask. */
  private String jdk() throws IOException {
    var release = new Properties();
    try (var file = Files.newInputStream(settings.javaHome().resolve("release"))) {
      release.load(file);
    }
    return release.getProperty("IMPLEMENTOR", "").replace("\"", "")
        + " "
        + Optional.ofNullable(release.getProperty("JAVA_RUNTIME_VERSION"))
            .orElse(release.getProperty("JAVA_VERSION", ""))
            .replace("\"", "");
  }

  private static String processor() throws IOException {
    var info = Files.readAllLines(Path.of("/proc/cpuinfo"));
    long cores = info.stream().filter(line -> line.startsWith("processor")).count();
    var model =
        info.stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("processor unknown");
    return cores + " cores, " + model;
  }
}
