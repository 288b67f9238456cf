package dev.meshgate.tasks;

import dev.meshgate.platform.Measured;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that run on this node now. */
@ApplicationScoped
class RunningTasks implements Measured {

  private final Map<String, TaskWork> running = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "meshgate_tasks_running";
  }

  @Override
  public String what() {
    return "Tasks and workflows that run on this node";
  }

  @Override
  public double now() {
    return running.size();
  }

  void add(TaskWork work) {
    running.put(work.taskId(), work);
  }

  void remove(TaskWork work) {
    running.remove(work.taskId(), work);
  }

  Set<String> ids() {
    return Set.copyOf(running.keySet());
  }

  boolean has(String id) {
    return running.containsKey(id);
  }

  /** Tells the one who does it, if that is here. */
  void end(String id, TaskWork.End how) {
    Optional.ofNullable(running.get(id)).ifPresent(work -> work.end(how));
  }

  /** What has been told since the last time, of each task that has news. */
  Map<String, TaskWork.Told> news(Instant now) {
    var all = new LinkedHashMap<String, TaskWork.Told>();
    for (var work : running.values()) {
      work.endIfOverdue(now);
      // Also hears of those who left without a word.
      if (!work.isCancelled()) {
        work.news().ifPresent(told -> all.put(work.taskId(), told));
      }
    }
    return all;
  }
}
