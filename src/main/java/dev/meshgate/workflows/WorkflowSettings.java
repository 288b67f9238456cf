package dev.meshgate.workflows;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about stored workflows.
 *
 * @param examples {@code meshgate.workflow.examples}: whether those that come with the product are
 *     stored; default true
 */
public record WorkflowSettings(boolean examples) implements OperatorSettings {

  static WorkflowSettings from(Config config) {
    return new WorkflowSettings(Setting.flag(config, "meshgate.workflow.examples", true));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    WorkflowSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
