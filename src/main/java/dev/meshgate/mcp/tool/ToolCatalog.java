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
  private volatile Toolset former = main;
  private volatile Toolset ofServices = main;
  private volatile Toolset formerOfServices = main;

  void open(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object start) {
    var all = new ArrayList<Found>();
    found
        .tools()
        .forEach(
            (bean, methods) -> {
              var instance = instance(bean);
              for (var method : methods) {
                all.add(
                    new Found(method.on(instance), method.isFormer(), method.isForServiceTokens()));
              }
            });
    sources.forEach(
        source -> source.tools().forEach(tool -> all.add(new Found(tool, false, false))));
    // A wrong bound of one tool stops the start, and not its first call.
    all.forEach(one -> settings.of(one.tool().name()));
    main = new Toolset(words(b -> !b.isFormer()), tools(all, one -> !one.former()));
    former = new Toolset(words(b -> true), tools(all, one -> true));
    ofServices =
        Toolset.alone(
            words(b -> b.isForServiceTokens() && !b.isFormer()),
            tools(all, one -> one.forServiceTokens() && !one.former()));
    formerOfServices =
        Toolset.alone(
            words(Toolset.Briefing::isForServiceTokens), tools(all, Found::forServiceTokens));
    LOG.log(Level.INFO, "tools: {0}", String.join(", ", main.names()));
  }

  /** A tool and for whom it is. */
  private record Found(BoundTool tool, boolean former, boolean forServiceTokens) {}

  private static List<BoundTool> tools(List<Found> all, Predicate<Found> which) {
    return all.stream()
        .filter(which)
        .map(Found::tool)
        .sorted(Comparator.comparing(BoundTool::name))
        .toList();
  }

  private String words(Predicate<Toolset.Briefing> which) {
    return briefings.stream()
        .filter(which)
        .map(Toolset.Briefing::text)
        .collect(Collectors.joining("\n\n"));
  }

  /** Those of the main resource that a caller may know of. */
  public Toolset of(Caller caller) {
    return caller.isConfined() ? ofServices : main;
  }

  /** The same and, by their former names, some of them once more. */
  public Toolset formerOf(Caller caller) {
    return caller.isConfined() ? formerOfServices : former;
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
