package dev.meshgate.webhooks;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about webhooks.
 *
 * @param attempts {@code meshgate.webhooks.attempts}: how often one is tried; 1 to 20, default 8
 * @param pause {@code meshgate.webhooks.pause}: how long after the first attempt the second comes;
 *     each pause is three times the one before, up to 12 hours; 1 second to 1 hour, default 10
 *     seconds
 */
public record WebhookSettings(int attempts, Duration pause) implements OperatorSettings {

  static final WebhookSettings DEFAULT = new WebhookSettings(8, Duration.ofSeconds(10));

  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);
  private static final int GROWTH = 3;

  static WebhookSettings from(Config config) {
    return new WebhookSettings(
        Setting.number(config, "meshgate.webhooks.attempts", DEFAULT.attempts(), 1, 20),
        Setting.duration(
            config,
            "meshgate.webhooks.pause",
            DEFAULT.pause(),
            Duration.ofSeconds(1),
            Duration.ofHours(1)));
  }

  /** How long it is from that attempt, counted from 1, to the next. */
  Duration after(int attempt) {
    var after = pause;
    for (var i = 1; i < attempt && after.compareTo(LONGEST_PAUSE) < 0; i++) {
      after = after.multipliedBy(GROWTH);
    }
    return after.compareTo(LONGEST_PAUSE) < 0 ? after : LONGEST_PAUSE;
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    WebhookSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
