package dev.meshgate.services.state;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about saved calculations.
 *
 * @param kept {@code meshgate.states.kept}: how long one is kept whose person says nothing of it; 1
 *     minute to 90 days, default 1 hour
 * @param longest {@code meshgate.states.longest}: how long a person may ask for; 1 minute to 90
 *     days, default 1 day
 * @param most {@code meshgate.states.most}: how many one person may have; 1 to 1,000, default 100
 */
public record StateSettings(Duration kept, Duration longest, int most) implements OperatorSettings {

  static final StateSettings DEFAULT =
      new StateSettings(Duration.ofHours(1), Duration.ofDays(1), 100);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(90);

  /**
   * For how long a state is kept.
   *
   * @param seconds as the person asks; empty where they say nothing of it
   * @throws StateRefusedException if that is too long
   */
  public Duration lifetime(Optional<Long> seconds) {
    if (seconds.filter(asked -> asked > longest.toSeconds()).isPresent()) {
      throw new StateRefusedException(
          "A state is kept for at most " + longest.toSeconds() + " seconds.");
    }
    var usual = kept.compareTo(longest) > 0 ? longest : kept;
    return seconds.map(Duration::ofSeconds).orElse(usual);
  }

  static StateSettings from(Config config) {
    return new StateSettings(
        Setting.duration(config, "meshgate.states.kept", DEFAULT.kept(), LEAST, MOST),
        Setting.duration(config, "meshgate.states.longest", DEFAULT.longest(), LEAST, MOST),
        Setting.number(config, "meshgate.states.most", DEFAULT.most(), 1, 1_000));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    StateSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
