package dev.meshgate.platform.egress;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
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
 * What an operator may decide about requests that we send.
 *
 * @param intranet {@code meshgate.egress.intranet}: hosts, in lower case, that may have an address
 *     of the intranet or of this computer; none by default
 */
public record EgressSettings(Set<String> intranet) implements OperatorSettings {

  static EgressSettings from(Config config) {
    return new EgressSettings(
        Setting.text(config, "meshgate.egress.intranet").stream()
            .flatMap(hosts -> Arrays.stream(hosts.split("[,\\s]+")))
            .filter(host -> !host.isEmpty())
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean isIntranet(String host) {
    return intranet.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    EgressSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
