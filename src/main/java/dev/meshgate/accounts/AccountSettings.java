package dev.meshgate.accounts;

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
 * What an operator may decide about people and their sign-in.
 *
 * @param signUp {@code meshgate.sign.up}: whether strangers may make an account; default false
 * @param registry {@code meshgate.sign.in.registry}: whether the form also asks the server's user
 *     registry (LDAP, Active Directory); default false
 * @param ssoLabel {@code meshgate.sso.label}: the button that leads to the corporate sign-in;
 *     absent means that there is none
 * @param attempts {@code meshgate.sign.in.attempts}: wrong passwords before a pause; 3 to 100,
 *     default 10
 * @param lockout {@code meshgate.sign.in.lockout}: how long the pause is; 1 minute to 1 day,
 *     default 15 minutes
 * @param session {@code meshgate.session.lifetime}: 5 minutes to 30 days, default 12 hours
 * @param administratorGroups {@code meshgate.groups.administrator}: groups of the sign-in whose
 *     members are administrators, parted by commas
 * @param publisherGroups {@code meshgate.groups.publisher}: the same for publishers
 */
public record AccountSettings(
    boolean signUp,
    boolean registry,
    Optional<String> ssoLabel,
    int attempts,
    Duration lockout,
    Duration session,
    String administratorGroups,
    String publisherGroups)
    implements OperatorSettings {

  static AccountSettings from(Config config) {
    return new AccountSettings(
        Setting.flag(config, "meshgate.sign.up", false),
        Setting.flag(config, "meshgate.sign.in.registry", false),
        Setting.text(config, "meshgate.sso.label"),
        Setting.number(config, "meshgate.sign.in.attempts", 10, 3, 100),
        Setting.duration(
            config,
            "meshgate.sign.in.lockout",
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofDays(1)),
        Setting.duration(
            config,
            "meshgate.session.lifetime",
            Duration.ofHours(12),
            Duration.ofMinutes(5),
            Duration.ofDays(30)),
        Setting.text(config, "meshgate.groups.administrator").orElse(""),
        Setting.text(config, "meshgate.groups.publisher").orElse(""));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    AccountSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
