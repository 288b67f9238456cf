package dev.meshgate.telemetry;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Who may see the figures.
 *
 * @param token {@code meshgate.metrics.token}: what a scraper must bring, at least 20 characters;
 *     without it nobody sees them
 */
public record MetricsSettings(Optional<String> token) implements OperatorSettings {

  private static final String TOKEN = "meshgate.metrics.token";
  private static final int SHORTEST = 20;

  static MetricsSettings from(Config config) {
    var token = Setting.text(config, TOKEN);
    if (token.map(String::length).orElse(SHORTEST) < SHORTEST) {
      throw new WrongSettingException(
          Setting.environmentName(TOKEN) + " must have at least " + SHORTEST + " characters");
    }
    return new MetricsSettings(token);
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    MetricsSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
