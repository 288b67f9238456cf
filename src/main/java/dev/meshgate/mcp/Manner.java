package dev.meshgate.mcp;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.work.Work.Severity;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a client has a tool called.
 *
 * @param written how its revision writes a result, as JSON text
 * @param asking what it can be asked, and what it has answered already
 * @param loudness from where on it wants to hear what a tool notes; null for nothing
 * @param inquiry what becomes of the call when the tool has a question
 */
public record Manner(
    ProtocolVersion version,
    Function<ToolResult, String> written,
    Asking asking,
    @Nullable Severity loudness,
    Inquiry inquiry) {

  /** Before 2026-07-28 a client that leaves has not changed its mind. */
  boolean goneCancels() {
    return version.isModern();
  }

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
