package dev.meshgate.mcp;

import java.util.function.Consumer;

/** A call under way: whether anybody still wants it, and where its news go. */
public final class Running {

  private final Consumer<String> news;
  private volatile boolean cancelled;
  private volatile boolean over;

  /**
   * Begins.
   *
   * @param news takes each message
   */
  public Running(Consumer<String> news) {
    this.news = news;
  }

  /** A call whose news nobody can be told. */
  public static Running unheard() {
    return new Running(message -> {});
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** Sends a message, unless the last one has been sent or nobody listens any more. */
  public void tell(String message) {
    if (!over && !cancelled) {
      news.accept(message);
    }
  }

  /** From here on there are no news. */
  public void end() {
    over = true;
  }
}
