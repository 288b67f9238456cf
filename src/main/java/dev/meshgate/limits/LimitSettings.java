package dev.meshgate.limits;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How much an operator allows in a minute; 0 is without a limit, and 100,000,000 the most.
 *
 * @param person {@code meshgate.limit.person}: requests in the name of one person, with whatever
 *     application, default 600
 * @param client {@code meshgate.limit.client}: requests of one application, for whomever, default
 *     6,000
 * @param work {@code meshgate.limit.work}: pieces of work that one person gives to agents; each
 *     step of a workflow is one, default 60
 * @param calculations {@code meshgate.limit.calculations}: calculations of one person; each of a
 *     batch is one, default 1,200
 * @param address {@code meshgate.limit.address}: requests without an access token from one address,
 *     pages and sign-in included, default 1,200
 */
public record LimitSettings(int person, int client, int work, int calculations, int address)
    implements OperatorSettings {

  private static final int MOST = 100_000_000;

  static LimitSettings from(Config config) {
    return new LimitSettings(
        Setting.number(config, "meshgate.limit.person", 600, 0, MOST),
        Setting.number(config, "meshgate.limit.client", 6_000, 0, MOST),
        Setting.number(config, "meshgate.limit.work", 60, 0, MOST),
        Setting.number(config, "meshgate.limit.calculations", 1_200, 0, MOST),
        Setting.number(config, "meshgate.limit.address", 1_200, 0, MOST));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    LimitSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
