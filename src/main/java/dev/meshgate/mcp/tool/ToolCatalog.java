package dev.meshgate.mcp.tool;

import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tools of this installation, each bound to its bean when the application starts. */
@ApplicationScoped
public class ToolCatalog {

  private static final System.Logger LOG = System.getLogger(ToolCatalog.class.getName());

  @Inject ToolExtension found;
  @Inject BeanManager beans;
  @Inject @Any Instance<Toolset.Briefing> briefings;
  @Inject @Any Instance<ToolSource> sources;
  @Inject ToolSettings settings;

  private volatile Toolset main = new Toolset("", List.of());
  private volatile Toolset former = main;

  void open(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object start) {
    var tools = new ArrayList<BoundTool>();
    var formerTools = new ArrayList<BoundTool>();
    found
        .tools()
        .forEach(
            (bean, methods) -> {
              var instance = instance(bean);
              methods.forEach(
                  method -> (method.isFormer() ? formerTools : tools).add(method.on(instance)));
            });
    sources.forEach(source -> tools.addAll(source.tools()));
    // A wrong bound of one tool stops the start, and not its first call.
    tools.forEach(tool -> settings.of(tool.name()));
    main = toolset(tools, briefing -> !briefing.isFormer());
    formerTools.forEach(tool -> settings.of(tool.name()));
    formerTools.addAll(tools);
    former = toolset(formerTools, briefing -> true);
    LOG.log(Level.INFO, "tools: {0}", String.join(", ", main.names()));
  }

  private Toolset toolset(List<BoundTool> tools, Predicate<Toolset.Briefing> about) {
    tools.sort(Comparator.comparing(BoundTool::name));
    var words =
        briefings.stream()
            .filter(about)
            .map(Toolset.Briefing::text)
            .collect(Collectors.joining("\n\n"));
    return new Toolset(words, tools);
  }

  /** Those of the main resource and, by their former names, some of them once more. */
  public Toolset former() {
    return former;
  }

  /** All of them, for the main resource. */
  public Toolset main() {
    return main;
  }

  /** The bean itself, without a client proxy, so that it may have a constructor and be final. */
  private <T> Object instance(Bean<T> bean) {
    var context = beans.createCreationalContext(bean);
    return bean.getScope() == ApplicationScoped.class
        ? beans.getContext(ApplicationScoped.class).get(bean, context)
        : beans.getReference(bean, bean.getBeanClass(), context);
  }

  /** Scopes that a tool's bean may have: those that do not end with a request. */
  static boolean isLasting(Bean<?> bean) {
    return bean.getScope() == ApplicationScoped.class
        || bean.getScope() == Dependent.class
        || bean.getScope() == Singleton.class;
  }
}
