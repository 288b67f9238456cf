package dev.meshgate.agents.wording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which words mean about the same, in English and German: the groups of {@code thesaurus.txt}. */
final class Thesaurus {

  private static final Map<String, Set<String>> GROUPS = read();

  private Thesaurus() {}

  /** The groups that a stem stands in. Their names cannot be stems. */
  static Set<String> groupsOf(String stem) {
    return GROUPS.getOrDefault(stem, Set.of());
  }

  static boolean knows(String stem) {
    return GROUPS.containsKey(stem);
  }

  private static Map<String, Set<String>> read() {
    var groups = new HashMap<String, Set<String>>();
    try (var file = Objects.requireNonNull(Thesaurus.class.getResourceAsStream("thesaurus.txt"));
        var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      var number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var group = "#" + ++number;
        if (!line.startsWith("#")) {
          Words.stems(line)
              .forEach(stem -> groups.computeIfAbsent(stem, s -> new LinkedHashSet<>()).add(group));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(groups);
  }
}
