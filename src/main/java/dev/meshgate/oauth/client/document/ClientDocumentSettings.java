package dev.meshgate.oauth.client.document;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import dev.meshgate.platform.setting.WrongSettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about clients that are known by the address of a document.
 *
 * @param taken {@code meshgate.client.documents}: {@code fetch}, {@code shipped} (only the
 *     assistants that come with us, and nothing is fetched) or {@code off}; by default {@code
 *     fetch} where everybody may register, and otherwise {@code off}
 * @param hosts {@code meshgate.client.documents.hosts}: the only hosts that documents may be on, in
 *     lower case; any by default
 * @param shipped {@code meshgate.client.documents.shipped}: whether what comes with us stands in
 *     for a document that cannot be fetched; true by default
 */
public record ClientDocumentSettings(Taken taken, Set<String> hosts, boolean shipped)
    implements OperatorSettings {

  /** Which documents are believed. */
  public enum Taken {
    FETCH,
    SHIPPED,
    OFF
  }

  static ClientDocumentSettings from(Config config) {
    return new ClientDocumentSettings(
        taken(config),
        Setting.text(config, "meshgate.client.documents.hosts").stream()
            .flatMap(hosts -> Arrays.stream(hosts.split("[,\\s]+")))
            .filter(host -> !host.isEmpty())
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()),
        Setting.flag(config, "meshgate.client.documents.shipped", true));
  }

  private static Taken taken(Config config) {
    return Setting.text(config, "meshgate.client.documents")
        .map(ClientDocumentSettings::taken)
        .orElseGet(() -> registrationIsOpen(config) ? Taken.FETCH : Taken.OFF);
  }

  /** Who lets no stranger register does not mean to let them in by another door. */
  private static boolean registrationIsOpen(Config config) {
    return Setting.text(config, "meshgate.registration").orElse("open").equals("open");
  }

  private static Taken taken(String value) {
    try {
      return Taken.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new WrongSettingException(
          "MESHGATE_CLIENT_DOCUMENTS must be fetch, shipped or off, not '" + value + "'");
    }
  }

  boolean isAllowed(String host) {
    return hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    ClientDocumentSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
