package dev.meshgate.mcp.tool;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What an operator may decide about the calls of tools; for one tool alone by its name at the end:
 * {@code meshgate.tool.deadline.mesh_execute}.
 *
 * <ul>
 *   <li>{@code meshgate.tool.deadline}: how long a call of a tool that takes long may take, 1
 *       second to 1 hour, default 5 minutes. Time in which a person is asked something does not
 *       count.
 *   <li>{@code meshgate.tool.answer}: characters of the longest answer, 1,000 to 20,000,000,
 *       default 1,000,000.
 * </ul>
 */
public final class ToolSettings implements OperatorSettings {

  private static final String DEADLINE = "meshgate.tool.deadline";
  private static final String ANSWER = "meshgate.tool.answer";

  /**
   * What one tool may take and give.
   *
   * @param deadline how long a call may take
   * @param answer how many characters its answer may have
   */
  public record Bounds(Duration deadline, int answer) {

    /** The result, or if it is too long to be handed out, that it is. */
    public ToolResult within(ToolResult result) {
      return result.characters() <= answer
          ? result
          : ToolResult.failure(
              String.format(
                  Locale.ROOT,
                  "The answer has %,d characters; at most %,d are handed out. Ask for less at"
                      + " once.",
                  result.characters(),
                  answer));
    }
  }

  static final Bounds DEFAULT = new Bounds(Duration.ofMinutes(5), 1_000_000);

  private final Function<String, Bounds> read;
  private final Map<String, Bounds> byTool = new ConcurrentHashMap<>();

  private ToolSettings(Function<String, Bounds> read) {
    this.read = read;
  }

  static ToolSettings from(Config config) {
    var all = bounds(config, "", DEFAULT);
    return new ToolSettings(tool -> bounds(config, "." + tool, all));
  }

  /** The same for every tool. */
  static ToolSettings of(Bounds bounds) {
    return new ToolSettings(tool -> bounds);
  }

  private static Bounds bounds(Config config, String suffix, Bounds otherwise) {
    return new Bounds(
        Setting.duration(
            config,
            DEADLINE + suffix,
            otherwise.deadline(),
            Duration.ofSeconds(1),
            Duration.ofHours(1)),
        Setting.number(config, ANSWER + suffix, otherwise.answer(), 1_000, 20_000_000));
  }

  /** Those of one tool. */
  public Bounds of(String tool) {
    // Every call asks, and computeIfAbsent may lock where the value is there already.
    var known = byTool.get(tool);
    return known == null ? byTool.computeIfAbsent(tool, read) : known;
  }

  /** Reads them once, at the start. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    ToolSettings settings() {
      return from(ConfigProvider.getConfig());
    }
  }
}
