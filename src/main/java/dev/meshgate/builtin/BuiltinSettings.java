package dev.meshgate.builtin;

import dev.meshgate.builtin.table.TableLimits;
import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the built-in agents.
 *
 * @param table {@code meshgate.analyst.rows}: rows of a table, 1 to 1,000,000, default 20,000;
 *     {@code meshgate.analyst.columns}: 1 to 1,000, default 100; {@code meshgate.analyst.cells}: 1
 *     to 5,000,000, default 400,000
 * @param textCharacters {@code meshgate.text.analyst.characters}: how long a text may be, 1,000 to
 *     900,000, default 300,000
 * @param passages {@code meshgate.librarian.passages}: how many passages an answer is made from, 1
 *     to 50, default 6
 * @param time {@code meshgate.builtin.time}: how long one task may take, 1 second to 10 minutes,
 *     default 30 seconds
 */
record BuiltinSettings(TableLimits table, int textCharacters, int passages, Duration time)
    implements OperatorSettings {

  static final BuiltinSettings DEFAULT =
      new BuiltinSettings(
          new TableLimits(20_000, 100, 400_000), 300_000, 6, Duration.ofSeconds(30));

  static BuiltinSettings from(Config config) {
    var table = DEFAULT.table();
    return new BuiltinSettings(
        new TableLimits(
            Setting.number(config, "meshgate.analyst.rows", table.rows(), 1, 1_000_000),
            Setting.number(config, "meshgate.analyst.columns", table.columns(), 1, 1_000),
            Setting.number(config, "meshgate.analyst.cells", table.cells(), 1, 5_000_000)),
        Setting.number(
            config, "meshgate.text.analyst.characters", DEFAULT.textCharacters(), 1_000, 900_000),
        Setting.number(config, "meshgate.librarian.passages", DEFAULT.passages(), 1, 50),
        Setting.duration(
            config,
            "meshgate.builtin.time",
            DEFAULT.time(),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10)));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    BuiltinSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
