package dev.meshgate.clients;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The browser of this machine; the stories drive it and bring none of their own. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /** Where it is; a machine without one is told what to type, and the stories fail. */
  static Path installed() {
    return named(System.getenv("CHROMIUM"))
        .or(Chromium::onPath)
        .orElseThrow(
            () ->
                new AssertionError(
                    "The client stories need Chromium, and neither CHROMIUM nor PATH leads to one"
                        + " ("
                        + String.join(", ", NAMES)
                        + "). Install it:\n\n    apt-get install -y chromium\n"));
  }

  private static Optional<Path> named(@Nullable String path) {
    return Optional.ofNullable(path)
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable);
  }

  private static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    List<String> folders = Arrays.asList(path.split(File.pathSeparator));
    Stream<Path> candidates =
        NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)));
    return candidates.filter(Files::isExecutable).findFirst();
  }
}
