package dev.meshgate.mcp.tool;

import dev.meshgate.oauth.bearer.Caller;
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
  private volatile Toolset ofServices = main;

  void open(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object start) {
    var tools = new ArrayList<BoundTool>();
    var keyed = new ArrayList<BoundTool>();
    found
        .tools()
        .forEach(
            (bean, methods) -> {
              var instance = instance(bean);
              for (var method : methods) {
                var tool = method.on(instance);
                tools.add(tool);
                if (method.isForServiceTokens()) {
                  keyed.add(tool);
                }
              }
            });
    sources.forEach(source -> tools.addAll(source.tools()));
    // A wrong bound of one tool stops the start, and not its first call.
    tools.forEach(tool -> settings.of(tool.name()));
    tools.sort(Comparator.comparing(BoundTool::name));
    keyed.sort(Comparator.comparing(BoundTool::name));
    main = new Toolset(briefing(whichever -> true), tools);
    ofServices = Toolset.alone(briefing(Toolset.Briefing::isForServiceTokens), keyed);
    LOG.log(Level.INFO, "tools: {0}", String.join(", ", main.names()));
  }

  private String briefing(Predicate<Toolset.Briefing> which) {
    return briefings.stream()
        .filter(which)
        .map(Toolset.Briefing::text)
        .collect(Collectors.joining("\n\n"));
  }

  /** Those of the main resource that a caller may know of. */
  public Toolset of(Caller caller) {
    return caller.isConfined() ? ofServices : main;
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
