package dev.meshgate.mcp.http;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the endpoints that assistants call.
 *
 * @param bodyLimit {@code meshgate.body.limit}: bytes of one request, 1,000 to 33,554,432, default
 *     4,194,304
 * @param streamsPerUser {@code meshgate.streams.per.user}: long calls at the same time, 1 to
 *     10,000, default 50
 */
public record McpSettings(int bodyLimit, int streamsPerUser) implements OperatorSettings {

  static McpSettings from(Config config) {
    return new McpSettings(
        Setting.number(config, "meshgate.body.limit", 4_194_304, 1_000, 33_554_432),
        Setting.number(config, "meshgate.streams.per.user", 50, 1, 10_000));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    McpSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
