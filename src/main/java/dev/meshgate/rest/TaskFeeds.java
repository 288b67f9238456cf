package dev.meshgate.rest;

import dev.meshgate.mcp.http.EventStream;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.Tasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The streams on which people follow tasks. Once a second the rows are asked, for all streams
 * together, so that it does not matter which node runs the task.
 */
@ApplicationScoped
class TaskFeeds {

  private static final System.Logger LOG = System.getLogger(TaskFeeds.class.getName());

  private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();

  @Inject Tasks tasks;
  @Resource ManagedScheduledExecutorService schedule;

  private @Nullable Future<?> looking;

  @PostConstruct
  void start() {
    looking = schedule.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(true);
    }
  }

  /**
   * Follows a task. Every event is the whole of how it stands, so what a client missed it need not
   * be told.
   *
   * @param last the id of the last event that the client has; empty for none
   */
  void open(EventStream stream, Task task, String last) {
    var feed = new Feed(stream, task.subject(), task.id(), last);
    feeds.add(feed);
    stream.whenLeft(() -> feeds.remove(feed));
    stream.whenShutOut(() -> feeds.remove(feed));
    feed.tell(task);
  }

  /** An exception would end the schedule, and with it every stream's news. */
  private void look() {
    if (feeds.isEmpty()) {
      return;
    }
    try {
      var ids = feeds.stream().map(feed -> feed.id).collect(Collectors.toSet());
      var changes = tasks.changes(ids);
      for (var feed : feeds) {
        var changed = changes.get(feed.id);
        if (changed == null) {
          feed.end();
        } else if (!feed.last.equals(name(changed))) {
          tasks.find(feed.subject, feed.id).ifPresent(feed::tell);
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the tasks that are followed cannot be read; next try in a second", e);
    }
  }

  private static String name(Instant changed) {
    return changed.toString();
  }

  /** One stream that follows one task. */
  private final class Feed {

    private final EventStream stream;
    private final String subject;
    private final String id;
    private volatile String last;

    Feed(EventStream stream, String subject, String id, String last) {
      this.stream = stream;
      this.subject = subject;
      this.id = id;
      this.last = last;
    }

    /** Unless the client has that already. */
    void tell(Task task) {
      var name = name(task.updatedAt());
      if (!name.equals(last)) {
        last = name;
        var json = TaskJson.standing(task, tasks.steps(task)).build().toString();
        stream.send("task", name, json);
      }
      if (task.status().isFinal() || task.status() == TaskStatus.INPUT_REQUIRED) {
        end();
      }
    }

    void end() {
      feeds.remove(this);
      stream.end();
    }
  }
}
