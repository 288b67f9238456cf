package dev.meshgate.services.compilation;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about compiled workbooks.
 *
 * @param enabled {@code meshgate.services.compiled}: whether workbooks are compiled at all; default
 *     true
 * @param check {@code meshgate.services.compiled.check}: of so many compiled calculations one is
 *     compared with the interpreter, 0 for none, at most 1,000,000, default 1,000
 */
public record CompilationSettings(boolean enabled, int check) implements OperatorSettings {

  static CompilationSettings from(Config config) {
    return new CompilationSettings(
        Setting.flag(config, "meshgate.services.compiled", true),
        Setting.number(config, "meshgate.services.compiled.check", 1_000, 0, 1_000_000));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    CompilationSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
