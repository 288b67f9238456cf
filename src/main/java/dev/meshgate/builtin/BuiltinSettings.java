package dev.meshgate.builtin;

import dev.meshgate.builtin.table.TableLimits;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the built-in agents.
 *
 * @param table {@code meshgate.analyst.rows}, {@code .columns} and {@code .cells}: how large a
 *     table may be
 * @param textCharacters {@code meshgate.text.analyst.characters}: how long a text may be
 * @param passages {@code meshgate.librarian.passages}: how many passages an answer is made from
 * @param time {@code meshgate.builtin.seconds}: how long one task may take
 */
record BuiltinSettings(TableLimits table, int textCharacters, int passages, Duration time) {

  static final BuiltinSettings DEFAULT =
      new BuiltinSettings(
          new TableLimits(20_000, 100, 400_000), 300_000, 6, Duration.ofSeconds(30));

  BuiltinSettings {
    if (textCharacters < 1_000 || passages < 1 || passages > 50 || time.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "meshgate.text.analyst.characters is at least 1000, meshgate.librarian.passages from 1 to"
              + " 50, meshgate.builtin.seconds at least 1");
    }
  }

  static BuiltinSettings from(Config config) {
    return new BuiltinSettings(
        new TableLimits(
            number(config, "meshgate.analyst.rows", DEFAULT.table().rows()),
            number(config, "meshgate.analyst.columns", DEFAULT.table().columns()),
            number(config, "meshgate.analyst.cells", DEFAULT.table().cells())),
        number(config, "meshgate.text.analyst.characters", DEFAULT.textCharacters()),
        number(config, "meshgate.librarian.passages", DEFAULT.passages()),
        Duration.ofSeconds(
            number(config, "meshgate.builtin.seconds", (int) DEFAULT.time().toSeconds())));
  }

  private static int number(Config config, String key, int otherwise) {
    return config.getOptionalValue(key, Integer.class).orElse(otherwise);
  }

  /** Reads them once. */
  @Dependent
  static class Source {

    @Produces
    @Singleton
    BuiltinSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
