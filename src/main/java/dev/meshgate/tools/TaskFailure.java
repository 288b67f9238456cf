package dev.meshgate.tools;

import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.tasks.TaskFailedException;
import java.util.concurrent.CompletionException;

/** Tells a model that work ended without an answer, and by which id it can be looked at. */
final class TaskFailure {

  private TaskFailure() {}

  /** The failure, and by which id it can be looked at. */
  static String sentence(String kind, String why, String id) {
    return why + " (" + kind + " " + id + ")";
  }

  /**
   * What the call ends with: a {@link ToolFailure} when the work failed, any other failure as it
   * is.
   *
   * @param kind {@code task} or {@code workflow}
   */
  static RuntimeException told(String kind, Throwable failure) {
    var known = Stages.cause(failure);
    if (known instanceof TaskFailedException failed) {
      return new ToolFailure(sentence(kind, failed.sentence(), failed.taskId()));
    }
    return new CompletionException(known);
  }
}
