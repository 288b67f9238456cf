package dev.meshgate.mcp;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.work.Work.Severity;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a client has a tool called.
 *
 * @param written how its revision writes a result, as JSON text
 * @param asking what it can be asked, and what it has answered already
 * @param loudness from where on it wants to hear what a tool notes; null for nothing
 * @param inquiry what becomes of the call when the tool has a question
 * @param keeping how it is told of work that it can come back for; null if it cannot
 */
public record Manner(
    ProtocolVersion version,
    Function<ToolResult, String> written,
    Asking asking,
    @Nullable Severity loudness,
    Inquiry inquiry,
    @Nullable Keeping keeping) {

  /** Before 2026-07-28 a client that leaves has not changed its mind. */
  boolean goneCancels() {
    return version.isModern();
  }

  /**
   * Tells of work that is kept.
   *
   * @param task the result, as JSON text, that tells of the work of that id
   * @param isOver whether nothing more comes of it
   */
  public record Keeping(Function<String, String> task, Predicate<String> isOver) {}

  /** Has a question answered, or hands it on. */
  @FunctionalInterface
  public interface Inquiry {

    /**
     * Asks.
     *
     * @param again begins the call anew, with more answers
     */
    CompletionStage<Answer.Now> ask(
        Unanswered unanswered,
        Running running,
        Function<Asking, CompletionStage<Answer.Now>> again);
  }
}
