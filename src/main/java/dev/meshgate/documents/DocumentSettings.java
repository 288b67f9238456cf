package dev.meshgate.documents;

import dev.meshgate.documents.text.TextLimits;
import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about documents.
 *
 * @param limits {@code meshgate.documents.max.bytes}: how large a file may be, 1,000 to 30,000,000,
 *     default 10,000,000; {@code meshgate.documents.max.pages}: pages of a PDF, 1 to 5,000, default
 *     500; {@code meshgate.documents.max.characters}: length of the text, 1,000 to 10,000,000,
 *     default 3,000,000; {@code meshgate.documents.max.time}: how long reading one may take, 1
 *     second to 5 minutes, default 30 seconds
 * @param folder {@code meshgate.documents.dir}: a folder whose files everyone may find; absent
 *     means that none is watched
 * @param demo {@code meshgate.demo}: whether the examples are stored; default false
 */
public record DocumentSettings(TextLimits limits, Optional<Path> folder, boolean demo)
    implements OperatorSettings {

  static DocumentSettings from(Config config) {
    return new DocumentSettings(
        new TextLimits(
            Setting.number(config, "meshgate.documents.max.bytes", 10_000_000, 1_000, 30_000_000),
            Setting.number(config, "meshgate.documents.max.pages", 500, 1, 5_000),
            Setting.number(
                config, "meshgate.documents.max.characters", 3_000_000, 1_000, 10_000_000),
            Setting.duration(
                config,
                "meshgate.documents.max.time",
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5))),
        Setting.text(config, "meshgate.documents.dir").map(Path::of).map(Path::toAbsolutePath),
        Setting.flag(config, "meshgate.demo", false));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    DocumentSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
