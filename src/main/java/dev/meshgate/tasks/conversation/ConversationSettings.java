package dev.meshgate.tasks.conversation;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about conversations.
 *
 * @param kept {@code meshgate.conversations.kept}: how long a conversation is kept after it was
 *     last used; 1 minute to 90 days, default 1 day
 * @param turns {@code meshgate.conversations.turns}: how many turns are kept of one, the last ones;
 *     1 to 100, default 20
 * @param characters {@code meshgate.conversations.characters}: how much of them an agent is told,
 *     the newest first; 1,000 to 200,000, default 40,000
 */
public record ConversationSettings(Duration kept, int turns, int characters)
    implements OperatorSettings {

  static final ConversationSettings DEFAULT =
      new ConversationSettings(Duration.ofDays(1), 20, 40_000);

  static ConversationSettings from(Config config) {
    return new ConversationSettings(
        Setting.duration(
            config,
            "meshgate.conversations.kept",
            DEFAULT.kept(),
            Duration.ofMinutes(1),
            Duration.ofDays(90)),
        Setting.number(config, "meshgate.conversations.turns", DEFAULT.turns(), 1, 100),
        Setting.number(
            config, "meshgate.conversations.characters", DEFAULT.characters(), 1_000, 200_000));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    ConversationSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
