package dev.meshgate.rest;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about ChatGPT Actions.
 *
 * @param tools {@code meshgate.actions.tools}: the names of the tools in the document, parted by
 *     commas; by default all
 */
public record ActionsSettings(Set<String> tools) implements OperatorSettings {

  public ActionsSettings {
    tools = Set.copyOf(tools);
  }

  boolean exposes(String tool) {
    return tools.isEmpty() || tools.contains(tool);
  }

  static ActionsSettings from(Config config) {
    return new ActionsSettings(
        Arrays.stream(Setting.text(config, "meshgate.actions.tools").orElse("").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    ActionsSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
