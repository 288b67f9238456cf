package dev.meshgate.services.link;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about signed links.
 *
 * @param time {@code meshgate.services.link.time}: how long one is good, also those that were made
 *     before; 1 second to 1 day, default 1 day. Revocations are remembered for longer than that.
 */
public record LinkSettings(Duration time) implements OperatorSettings {

  static LinkSettings from(Config config) {
    return new LinkSettings(
        Setting.duration(
            config,
            "meshgate.services.link.time",
            Duration.ofDays(1),
            Duration.ofSeconds(1),
            Duration.ofDays(1)));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    LinkSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
