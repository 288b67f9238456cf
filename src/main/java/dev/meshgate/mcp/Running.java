package dev.meshgate.mcp;

import dev.meshgate.platform.work.Cancellation;
import java.util.function.Consumer;

/** A call under way: whether anybody still wants it, and where its news go. */
public final class Running {

  private final Consumer<String> news;
  private final boolean heard;
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean over;

  /**
   * Begins.
   *
   * @param news takes each message
   */
  public Running(Consumer<String> news) {
    this(news, true);
  }

  private Running(Consumer<String> news, boolean heard) {
    this.news = news;
    this.heard = heard;
  }

  /** A call whose news nobody can be told. */
  public static Running unheard() {
    return new Running(message -> {}, false);
  }

  /** Whether somebody listens while it runs. */
  public boolean isHeard() {
    return heard;
  }

  /** Nobody wants it any more. */
  public void cancel() {
    cancellation.cancel();
  }

  /** Has that done when nobody wants it any more; at once, if so already. */
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }

  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  /** Sends a message, unless the last one has been sent or nobody listens any more. */
  public void tell(String message) {
    if (!over && !cancellation.isCancelled()) {
      news.accept(message);
    }
  }

  /** From here on there are no news. */
  public void end() {
    over = true;
  }
}
