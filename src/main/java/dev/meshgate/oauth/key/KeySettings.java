package dev.meshgate.oauth.key;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the signing keys.
 *
 * @param rotation {@code meshgate.key.rotation}: how long a key signs before another takes its
 *     place by itself, 0 to 366 days, default 90 days; 0 is never
 * @param announced {@code meshgate.key.announced}: how long a new key is published before it signs,
 *     so that whoever remembers {@code /oauth/jwks} for a while knows it in time, 0 to 1 day,
 *     default 10 minutes
 */
record KeySettings(Duration rotation, Duration announced) implements OperatorSettings {

  static KeySettings from(Config config) {
    return new KeySettings(
        Setting.duration(
            config,
            "meshgate.key.rotation",
            Duration.ofDays(90),
            Duration.ZERO,
            Duration.ofDays(366)),
        Setting.duration(
            config,
            "meshgate.key.announced",
            Duration.ofMinutes(10),
            Duration.ZERO,
            Duration.ofDays(1)));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    KeySettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
