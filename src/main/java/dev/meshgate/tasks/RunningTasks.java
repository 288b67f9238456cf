package dev.meshgate.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tasks that run on this node now. */
@ApplicationScoped
class RunningTasks {

  private final Map<String, TaskWork> running = new ConcurrentHashMap<>();

  void add(TaskWork work) {
    running.put(work.taskId(), work);
  }

  void remove(String id) {
    running.remove(id);
  }

  Set<String> ids() {
    return Set.copyOf(running.keySet());
  }

  /** Tells the one who does it, if that is here. */
  void cancel(String id) {
    var work = running.get(id);
    if (work != null) {
      work.cancel();
    }
  }
}
