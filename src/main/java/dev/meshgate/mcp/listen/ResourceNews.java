package dev.meshgate.mcp.listen;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Start;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Resources that come, change and go. Each change is told at once to those who asked for that
 * resource; that the list is another, at most once a second, for one import changes it a hundred
 * times.
 */
@ApplicationScoped
public class ResourceNews {

  private static final System.Logger LOG = System.getLogger(ResourceNews.class.getName());
  private static final String KIND = "resource";
  private static final String EVERYONE = "*";

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Set<String> relisted = ConcurrentHashMap.newKeySet();
  private @Nullable Future<?> timer;

  @Inject Bulletins bulletins;
  @Resource ManagedScheduledExecutorService schedule;

  void start(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object event) {
    timer = schedule.scheduleWithFixedDelay(this::tellOfLists, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /**
   * Tells of a resource that is new, says something new or is gone; within the transaction of it.
   *
   * @param audience the only one who may see it; {@code *} for everyone
   */
  public void changed(String uri, String audience) {
    bulletins.post(new Heard(KIND, uri, audience, null));
  }

  public void add(Listener listener) {
    listeners.add(listener);
  }

  public void remove(Listener listener) {
    listeners.remove(listener);
  }

  void hear(@Observes Heard said) {
    if (!said.kind().equals(KIND) || listeners.isEmpty()) {
      return;
    }
    var audience = String.valueOf(said.audience());
    relisted.add(audience);
    var params = Json.object().add("uri", said.topic()).build();
    each(
        listener -> {
          if (isFor(audience, listener) && listener.wants(said.topic())) {
            listener.tell("notifications/resources/updated", params);
          }
        });
  }

  private void tellOfLists() {
    var audiences = Set.copyOf(relisted);
    relisted.removeAll(audiences);
    if (audiences.isEmpty()) {
      return;
    }
    each(
        listener -> {
          if (listener.wantsList()
              && audiences.stream().anyMatch(audience -> isFor(audience, listener))) {
            listener.tell("notifications/resources/list_changed", JsonValue.EMPTY_JSON_OBJECT);
          }
        });
  }

  private static boolean isFor(String audience, Listener listener) {
    return audience.equals(EVERYONE) || audience.equals(listener.subject());
  }

  /** One who has left must not keep the others from hearing. */
  private void each(Consumer<Listener> telling) {
    for (var listener : listeners) {
      try {
        telling.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(Level.DEBUG, "a listener could not be told", e);
      }
    }
  }
}
