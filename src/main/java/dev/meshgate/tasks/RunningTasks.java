package dev.meshgate.tasks;

import dev.meshgate.platform.Measured;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
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
