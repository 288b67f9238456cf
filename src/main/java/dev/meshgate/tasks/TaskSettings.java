package dev.meshgate.tasks;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about tasks.
 *
 * @param lease {@code meshgate.tasks.lease}: after how long without news from its server a task is
 *     taken over by another; 3 seconds to 1 hour, default 6 seconds
 * @param patience {@code meshgate.tasks.patience}: how long a task waits for a person to answer
 *     what its agent asked; 1 minute to 90 days, default 1 day
 * @param kept {@code meshgate.tasks.kept}: how long finished tasks are kept; 1 hour to 3650 days,
 *     default 90 days
 * @param running {@code meshgate.tasks.running}: how many tasks one person may have under way; 1 to
 *     1000, default 20
 * @param characters {@code meshgate.tasks.characters}: how long what is asked may be, with its
 *     context; 1,000 to 900,000, default 400,000
 * @param steps {@code meshgate.workflow.steps}: how many steps a workflow may have; 1 to 20,
 *     default 20
 * @param parallel {@code meshgate.workflow.parallel}: how many steps of one parallel workflow run
 *     at once; 1 to 20, default 4
 */
public record TaskSettings(
    Duration lease,
    Duration patience,
    Duration kept,
    int running,
    int characters,
    int steps,
    int parallel)
    implements OperatorSettings {

  static final TaskSettings DEFAULT =
      new TaskSettings(
          Duration.ofSeconds(6), Duration.ofDays(1), Duration.ofDays(90), 20, 400_000, 20, 4);

  static TaskSettings from(Config config) {
    return new TaskSettings(
        Setting.duration(
            config,
            "meshgate.tasks.lease",
            DEFAULT.lease(),
            Duration.ofSeconds(3),
            Duration.ofHours(1)),
        Setting.duration(
            config,
            "meshgate.tasks.patience",
            DEFAULT.patience(),
            Duration.ofMinutes(1),
            Duration.ofDays(90)),
        Setting.duration(
            config,
            "meshgate.tasks.kept",
            DEFAULT.kept(),
            Duration.ofHours(1),
            Duration.ofDays(3650)),
        Setting.number(config, "meshgate.tasks.running", DEFAULT.running(), 1, 1_000),
        Setting.number(config, "meshgate.tasks.characters", DEFAULT.characters(), 1_000, 900_000),
        Setting.number(config, "meshgate.workflow.steps", DEFAULT.steps(), 1, 20),
        Setting.number(config, "meshgate.workflow.parallel", DEFAULT.parallel(), 1, 20));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    TaskSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
