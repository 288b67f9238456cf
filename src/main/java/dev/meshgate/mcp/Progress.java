package dev.meshgate.mcp;

import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.Work;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code notifications/progress} of what a tool reports: only if the client gave a token,
 * each further than the one before, none after the answer.
 */
final class Progress implements Work {

  private final Running running;
  private final @Nullable String token;
  private double last = Double.NEGATIVE_INFINITY;

  /**
   * Begins.
   *
   * @param token as JSON text
   */
  Progress(Running running, @Nullable String token) {
    this.running = running;
    this.token = token;
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

  /** 50, not 50.0. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public boolean isCancelled() {
    return running.isCancelled();
  }
}
