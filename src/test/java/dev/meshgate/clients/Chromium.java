package dev.meshgate.clients;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The browser of this machine; the stories drive it and bring none of their own. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /** Where it is; a machine without one is told what to type, and the stories fail. */
  static Path installed() {
    return named().or(Chromium::onPath).orElseThrow(Chromium::missing);
  }

  private static AssertionError missing() {
    return new AssertionError(
        "The client stories drive Chromium, and there is no %s on PATH, nor does CHROMIUM name one."
                .formatted(String.join(", ", NAMES))
            + " Install it:\n\n    apt-get install -y chromium\n");
  }

  private static Optional<Path> named() {
    Optional<Path> named = environment("CHROMIUM").map(Path::of);
    named
        .filter(path -> !Files.isExecutable(path))
        .ifPresent(
            path -> {
              throw new AssertionError("CHROMIUM names %s, no program".formatted(path));
            });
    return named;
  }

  private static Optional<Path> onPath() {
    List<String> folders =
        Arrays.asList(environment("PATH").orElse("").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
