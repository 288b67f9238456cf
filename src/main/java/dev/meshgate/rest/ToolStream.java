package dev.meshgate.rest;

import dev.meshgate.mcp.PlainAnswer;
import dev.meshgate.mcp.http.EventStream;
import dev.meshgate.mcp.tool.ReadyCall;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.Work;
import java.math.BigDecimal;

/**
 * A long call told as events: any number of {@code progress}, and at the end one {@code result} or
 * one {@code error}. Who leaves cancels.
 */
final class ToolStream implements Work {

  private final EventStream stream;
  private final Cancellation cancellation = new Cancellation();
  private double last = Double.NEGATIVE_INFINITY;

  private ToolStream(EventStream stream) {
    this.stream = stream;
    stream.whenLeft(cancellation::cancel);
    stream.whenShutOut(cancellation::cancel);
  }

  static void run(ReadyCall ready, EventStream stream) {
    ready
        .run(new ToolStream(stream))
        .thenApply(PlainAnswer::of)
        .exceptionally(PlainAnswer::of)
        .thenAccept(answer -> end(answer, stream));
  }

  private static void end(PlainAnswer answer, EventStream stream) {
    if (answer instanceof PlainAnswer.Refused refused) {
      stream.end("error", refused.json());
    } else {
      stream.end("result", ((PlainAnswer.Result) answer).json());
    }
  }

  @Override
  public synchronized void report(double progress, double total, String message) {
    if (progress > last && !Double.isInfinite(progress)) {
      last = progress;
      var json = Json.object().add("progress", plain(progress));
      if (total > 0 && !Double.isInfinite(total)) {
        json.add("total", plain(total));
      }
      stream.send("progress", json.add("message", message).build().toString());
    }
  }

  /** 50, not 50.0. */
  private static BigDecimal plain(double value) {
    return new BigDecimal(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
  }

  @Override
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }

  @Override
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }
}
