package dev.meshgate.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide says nothing that is not so, as far as a program can tell. */
class GuideTest {

  private static final Path GUIDE = Path.of("src/docs");
  private static final Path BRIDGE = Path.of("src/bridge/settings.js");

  static Collection<Path> pages() throws IOException {
    try (var files = Files.list(GUIDE)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everySettingThatItNamesIsRead(Path page) throws IOException {
    var named = found("MESHGATE_[A-Z_]+", Files.readString(page));
    var known = new TreeSet<>(settings());
    // What the bridge is told, on the computer of the person who uses it.
    known.addAll(found("MESHGATE_[A-Z_]+", Files.readString(BRIDGE)));
    assertThat(known).containsAll(named);
  }

  @Test
  void everySettingThatIsReadIsOnThePageOfSettings() throws IOException {
    var told = found("MESHGATE_[A-Z_]+", Files.readString(GUIDE.resolve("settings.md")));

    assertThat(told).containsAll(settings());
  }

  private static Collection<String> settings() throws IOException {
    var read = new TreeSet<String>();
    for (var source : List.of(Path.of("src/main/java"), Path.of("liberty-config"))) {
      for (var key : found("(?<=[\"{])meshgate\\.[a-z.]+[a-z](?=[\"}])", everythingIn(source))) {
        read.add(key.toUpperCase(Locale.ROOT).replace('.', '_'));
      }
    }
    read.removeAll(Set.of("MESHGATE_WAR"));
    return read;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itBeginsWithItsTitleAndHasNoOther(Path page) throws IOException {
    var headings = found("(?m)^# .+$", Files.readString(page).replaceAll("(?s)```.*?```", ""));
    assertThat(headings).hasSize(1);
    assertThat(Files.readString(page)).startsWith("# ");
  }

  private static Collection<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group()).toList();
  }

  private static String everythingIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var all = new StringBuilder();
      files.filter(Files::isRegularFile).forEach(file -> all.append(read(file)));
      return all.toString();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
