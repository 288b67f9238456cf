package dev.meshgate.mcp.tool;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The tools behind one URL, in a stable order. */
public final class Toolset {

  private final Map<String, BoundTool> tools;
  private final String instructions;
  private final boolean alone;
  private final Map<String, String> renderings = new ConcurrentHashMap<>();

  /**
   * Puts them together.
   *
   * @param instructions what a model is told about all of them together
   * @throws IllegalArgumentException when two of them have the same name
   */
  public Toolset(String instructions, Collection<BoundTool> tools) {
    this(instructions, tools, false);
  }

  /** The tools of a URL at which there is nothing beside them: no resources, prompts or tasks. */
  public static Toolset alone(String instructions, Collection<BoundTool> tools) {
    return new Toolset(instructions, tools, true);
  }

  private Toolset(String instructions, Collection<BoundTool> tools, boolean alone) {
    this.alone = alone;
    var byName = new LinkedHashMap<String, BoundTool>();
    for (var tool : tools) {
      if (byName.put(tool.name(), tool) != null) {
        throw new IllegalArgumentException("There are two tools named " + tool.name() + ".");
      }
    }
    this.tools = Collections.unmodifiableMap(byName);
    this.instructions = instructions;
  }

  /** Whether there is nothing beside them at their URL. */
  public boolean isAlone() {
    return alone;
  }

  public String instructions() {
    return instructions;
  }

  public Optional<BoundTool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }

  public List<BoundTool> all() {
    return List.copyOf(tools.values());
  }

  public Collection<String> names() {
    return tools.keySet();
  }

  /** What a face made of this set, which never changes, made once. */
  public String rendering(String form, Function<Toolset, String> made) {
    return renderings.computeIfAbsent(form, whichever -> made.apply(this));
  }

  /** A CDI bean that implements this tells a model what all tools together are for. */
  @FunctionalInterface
  public interface Briefing {
    String text();

    /** Whether it is for those, too, whose token is for calculation services alone. */
    default boolean isForServiceTokens() {
      return false;
    }

    /** Whether it is about tools that are there for clients of earlier systems alone. */
    default boolean isFormer() {
      return false;
    }
  }
}
