package dev.meshgate.oauth;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the authorization server.
 *
 * @param accessTokenLifetime {@code meshgate.token.lifetime}: 1 minute to 1 day, default 1 hour
 * @param refreshTokenLifetime {@code meshgate.refresh.lifetime}: from its last use, 1 minute to 1
 *     year, default 30 days
 * @param refreshRepeat {@code meshgate.refresh.repeat}: how long a client whose answer was lost may
 *     ask again with the old token, 0 to 10 minutes, default 30 seconds
 * @param codeLifetime {@code meshgate.code.lifetime}: 10 seconds to 10 minutes (RFC 6749 §4.1.2),
 *     default 60 seconds
 * @param consentLifetime {@code meshgate.consent.lifetime}: how long a consent is remembered, 0 to
 *     1 year, default 90 days
 * @param personalTokenLifetime {@code meshgate.personal.token.lifetime}: the default of tokens that
 *     people make, 1 day to 1 year, default 90 days
 * @param registration {@code meshgate.registration}: {@code open}, {@code token} or {@code off};
 *     default open
 * @param initialToken {@code meshgate.registration.token}: what {@code token} asks for
 * @param registrationsPerHour {@code meshgate.registration.hourly}: for one address, 1 to 10,000,
 *     default 20
 * @param unusedClients {@code meshgate.registration.unused}: registered and never used, 10 to
 *     100,000, default 1,000
 * @param redirectSchemes {@code meshgate.redirect.schemes}: {@code any}, {@code none} or names,
 *     default any
 */
public record OAuthSettings(
    Duration accessTokenLifetime,
    Duration refreshTokenLifetime,
    Duration refreshRepeat,
    Duration codeLifetime,
    Duration consentLifetime,
    Duration personalTokenLifetime,
    Registration registration,
    Optional<String> initialToken,
    int registrationsPerHour,
    int unusedClients,
    RedirectSchemes redirectSchemes)
    implements OperatorSettings {

  /** Who may register a client (RFC 7591 §3). */
  public enum Registration {
    OPEN,
    TOKEN,
    OFF
  }

  public OAuthSettings {
    if (registration == Registration.TOKEN && initialToken.isEmpty()) {
      throw new WrongSettingException(
          "MESHGATE_REGISTRATION is 'token', so MESHGATE_REGISTRATION_TOKEN must be set");
    }
  }

  static OAuthSettings from(Config config) {
    return new OAuthSettings(
        lifetime(config, "meshgate.token.lifetime", Duration.ofHours(1), Duration.ofDays(1)),
        lifetime(config, "meshgate.refresh.lifetime", Duration.ofDays(30), Duration.ofDays(366)),
        Setting.duration(
            config,
            "meshgate.refresh.repeat",
            Duration.ofSeconds(30),
            Duration.ZERO,
            Duration.ofMinutes(10)),
        Setting.duration(
            config,
            "meshgate.code.lifetime",
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10)),
        Setting.duration(
            config,
            "meshgate.consent.lifetime",
            Duration.ofDays(90),
            Duration.ZERO,
            Duration.ofDays(366)),
        lifetime(
            config, "meshgate.personal.token.lifetime", Duration.ofDays(90), Duration.ofDays(366)),
        registration(Setting.text(config, "meshgate.registration").orElse("open")),
        Setting.text(config, "meshgate.registration.token"),
        Setting.number(config, "meshgate.registration.hourly", 20, 1, 10_000),
        Setting.number(config, "meshgate.registration.unused", 1_000, 10, 100_000),
        RedirectSchemes.of(Setting.text(config, "meshgate.redirect.schemes").orElse("any")));
  }

  private static Duration lifetime(Config config, String key, Duration otherwise, Duration most) {
    return Setting.duration(config, key, otherwise, Duration.ofMinutes(1), most);
  }

  private static Registration registration(String value) {
    try {
      return Registration.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new WrongSettingException(
          "MESHGATE_REGISTRATION must be open, token or off, not '" + value + "'");
    }
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    OAuthSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
