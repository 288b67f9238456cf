package dev.meshgate.mcp.task;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.platform.work.Work;

/** What a tool does while a client need not wait. */
@FunctionalInterface
public interface Job<T> {

  /**
   * Does it. Where it asks it ends, and begins anew with the answers.
   *
   * @return what the tool gives, as its method would return it
   */
  T done(Work work, Asking asking) throws InterruptedException;
}
