package dev.meshgate.platform.work;

import java.util.ArrayList;
import java.util.List;

/** That nobody wants something any more, and what is to be done then. */
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean cancelled;

  /** Nobody wants it any more. Has the actions done, once. */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Has that done when nobody wants it any more; at once, if so already. */
  public void whenCancelled(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
