package dev.meshgate.services;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.image.Limits;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about calculation services.
 *
 * @param limits {@code meshgate.services.max.bytes}: how large a workbook may be, 10,000 to
 *     100,000,000, default 20,000,000; {@code meshgate.services.max.cells}: how many cells may hold
 *     something, 1,000 to 5,000,000, default 1,000,000; {@code meshgate.services.max.formulas}, 100
 *     to 1,000,000, default 200,000; {@code meshgate.services.max.time}: how long reading one may
 *     take, 1 second to 5 minutes, default 30 seconds
 * @param calculation {@code meshgate.services.calculation.time}: how long one calculation may take,
 *     100 milliseconds to 1 minute, default 10 seconds
 * @param verification how long checking a whole workbook may take: as long as reading one
 * @param publicServices {@code meshgate.services.public}: whether publishers may let people use a
 *     service who have not signed in; default false
 * @param demo {@code meshgate.demo}: whether the examples are stored; default false
 */
public record ServiceSettings(
    Limits limits,
    Allowance calculation,
    Allowance verification,
    boolean publicServices,
    boolean demo)
    implements OperatorSettings {

  private static final long MOST_WORK = 1_000_000_000L;

  /** In bytes. */
  public int largestFile() {
    return limits.bytes();
  }

  static ServiceSettings from(Config config) {
    var time =
        Setting.duration(
            config,
            "meshgate.services.max.time",
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5));
    var most = Limits.DEFAULT;
    return new ServiceSettings(
        new Limits(
            Setting.number(config, "meshgate.services.max.bytes", 20_000_000, 10_000, 100_000_000),
            most.parts(),
            most.unpackedBytes(),
            most.ratio(),
            most.sheets(),
            Setting.number(config, "meshgate.services.max.cells", 1_000_000, 1_000, 5_000_000),
            Setting.number(config, "meshgate.services.max.formulas", 200_000, 100, 1_000_000),
            most.characters(),
            time),
        new Allowance(
            Setting.duration(
                config,
                "meshgate.services.calculation.time",
                Duration.ofSeconds(10),
                Duration.ofMillis(100),
                Duration.ofMinutes(1)),
            Allowance.DEFAULT.work()),
        new Allowance(time, MOST_WORK),
        Setting.flag(config, "meshgate.services.public", false),
        Setting.flag(config, "meshgate.demo", false));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    ServiceSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
