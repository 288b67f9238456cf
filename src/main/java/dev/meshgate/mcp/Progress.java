package dev.meshgate.mcp;

import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.Work.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Makes notifications of what a tool reports: {@code notifications/progress} only if the client
 * gave a token, each further than the one before, none after the answer; {@code
 * notifications/message} only from the level on that the client asked for.
 */
final class Progress implements Work {

  private final Running running;
  private final @Nullable String token;
  private final @Nullable Severity loudness;
  private double last = Double.NEGATIVE_INFINITY;
  private volatile @Nullable String kept;

  /**
   * Begins.
   *
   * @param token as JSON text
   * @param loudness from where on the client wants to hear of other things
   */
  Progress(Running running, @Nullable String token, @Nullable Severity loudness) {
    this.running = running;
    this.token = token;
    this.loudness = loudness;
  }

  @Override
  public synchronized void report(double progress, double total, String message) {
    if (token == null || !(progress > last) || Double.isInfinite(progress)) {
      return;
    }
    last = progress;
    var params = new StringBuilder(128).append("{\"progressToken\":").append(token);
    params.append(",\"progress\":").append(number(progress));
    if (total > 0 && !Double.isInfinite(total)) {
      params.append(",\"total\":").append(number(total));
    }
    params.append(",\"message\":");
    JsonText.quote(params, message);
    running.tell(JsonRpc.notification("notifications/progress", params.append('}')));
  }

  /** Makes a {@code notifications/message} of it. */
  @Override
  public void note(Severity severity, String message) {
    if (loudness == null || !severity.isAtLeast(loudness)) {
      return;
    }
    var params = new StringBuilder(96).append("{\"level\":\"").append(severity.word());
    JsonText.quote(params.append("\",\"data\":"), message);
    running.tell(JsonRpc.notification("notifications/message", params.append('}')));
  }

  @Override
  public void keptAs(String id) {
    kept = id;
  }

  /** By which id the work is kept; null if it is not. */
  @Nullable String kept() {
    return kept;
  }

  /** 50, not 50.0. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public void whenCancelled(Runnable action) {
    running.whenCancelled(action);
  }

  @Override
  public boolean isCancelled() {
    return running.isCancelled();
  }
}
