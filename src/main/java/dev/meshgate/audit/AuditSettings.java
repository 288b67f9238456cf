package dev.meshgate.audit;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about what is written down.
 *
 * @param kept {@code meshgate.audit.kept.<kind>}: how long entries of a kind are kept
 * @param to {@code meshgate.audit.to}: {@code none}, {@code stdout}, or the address of a syslog
 *     server, {@code udp://host:514} or {@code tcp://host:514}
 */
public record AuditSettings(Map<Kind, Duration> kept, URI to) implements OperatorSettings {

  static final URI NONE = URI.create("none");
  static final URI STDOUT = URI.create("stdout");

  public AuditSettings {
    kept = Map.copyOf(kept);
  }

  static AuditSettings from(Config config) {
    var kept = new EnumMap<Kind, Duration>(Kind.class);
    for (var kind : Kind.values()) {
      kept.put(
          kind,
          Setting.duration(
              config, kind.setting(), kind.kept(), Duration.ofSeconds(1), Duration.ofDays(3650)));
    }
    return new AuditSettings(
        kept, Setting.text(config, "meshgate.audit.to").map(AuditSettings::target).orElse(NONE));
  }

  private static URI target(String value) {
    if (value.equals("none")
        || value.equals("stdout")
        || value.matches("(udp|tcp)://[^/:]+:\\d+")) {
      return URI.create(value);
    }
    throw new WrongSettingException(
        "MESHGATE_AUDIT_TO must be none, stdout, udp://host:port or tcp://host:port, not '"
            + value
            + "'");
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    AuditSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
