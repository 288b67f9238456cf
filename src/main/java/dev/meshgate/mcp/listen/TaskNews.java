package dev.meshgate.mcp.listen;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.task.ClientTasks;
import dev.meshgate.mcp.task.TaskWire;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that clients follow. Once a second is asked what has changed, for all of them together, so
 * that it does not matter which node does the work.
 */
@ApplicationScoped
class TaskNews {

  private static final System.Logger LOG = System.getLogger(TaskNews.class.getName());

  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private @Nullable Future<?> looking;

  @Inject ClientTasks tasks;
  @Resource ManagedScheduledExecutorService schedule;

  @PostConstruct
  void start() {
    looking = schedule.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  /**
   * Who follows.
   *
   * @param asking what the client can be asked
   * @param news takes the params of each {@code notifications/tasks}
   */
  record Reader(Caller caller, Asking asking, Consumer<JsonObject> news) {}

  /**
   * Follows tasks of the reader's. How each stands is told at once, so that nothing is missed that
   * happened since the client has asked.
   *
   * @return ends that
   */
  Runnable follow(Collection<String> ids, Reader reader) {
    if (ids.isEmpty()) {
      return () -> {};
    }
    var mine = ids.stream().map(id -> new Follower(id, reader)).collect(Collectors.toSet());
    tell(mine);
    mine.stream().filter(follower -> !follower.over).forEach(followers::add);
    return () -> followers.removeAll(mine);
  }

  private void look() {
    if (followers.isEmpty()) {
      return;
    }
    tell(followers);
    followers.removeIf(follower -> follower.over);
  }

  /**
   * Of those that have changed since they were told of. An exception would end the schedule, and
   * with it everybody's news.
   */
  private void tell(Set<Follower> some) {
    try {
      var changes = tasks.changes(some.stream().map(each -> each.id).collect(Collectors.toSet()));
      some.stream()
          .filter(follower -> !follower.seen.equals(changes.get(follower.id)))
          .forEach(this::tell);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the tasks that are followed cannot be read; next try in a second", e);
    }
  }

  /** Nothing more comes of one that has ended, or is gone. */
  private void tell(Follower follower) {
    var reader = follower.reader;
    tasks
        .find(reader.caller(), follower.id)
        .ifPresentOrElse(
            task -> {
              follower.seen = task.times().updatedAt();
              follower.over = task.standing().isFinal();
              reader.news().accept(TaskWire.detailed(task, reader.asking()));
            },
            () -> follower.over = true);
  }

  /** One task that one stream follows. */
  private static final class Follower {

    private final String id;
    private final Reader reader;
    private volatile Instant seen = Instant.EPOCH;
    private volatile boolean over;

    Follower(String id, Reader reader) {
      this.id = id;
      this.reader = reader;
    }
  }
}
