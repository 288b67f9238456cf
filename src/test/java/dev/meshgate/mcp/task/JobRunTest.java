package dev.meshgate.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The work of a tool on its way")
class JobRunTest {

  private static final Asking ASKING =
      new Asking(Json.readObject("{\"elicitation\":{}}"), Map.of());
  private static final JsonObject TEXT =
      Json.readObject("{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"}}}");
  private static final Map<String, JsonObject> ANSWER =
      Map.of("first", Json.readObject("{\"action\":\"accept\",\"content\":{\"text\":\"one\"}}"));

  private final Paper paper = new Paper();
  private final List<Asking> attempts = new ArrayList<>();

  /** Takes what is written, unless it is away, as a database may be. */
  private static final class Paper extends JobLedger {

    private final List<String> written = new ArrayList<>();
    private boolean away;

    private void write(String what) {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      written.add(what);
    }

    @Override
    boolean ask(String id, List<Question> questions) {
      write("asked");
      return true;
    }

    @Override
    void complete(String id, ToolResult result) {
      write("completed");
    }
  }

  private String asks(Asking asking) {
    attempts.add(asking);
    return asking.form("first", "What is the first?", TEXT).content().getString("text");
  }

  @Test
  void endsWhereWhatItAsksCannotBeWritten() {
    paper.away = true;
    var run =
        new JobRun<>(
            "job_1", "curious", (work, asking) -> asks(asking), ASKING, paper, Runnable::run);

    assertThat(run.begin()).isCompletedExceptionally();
    assertThat(run.waits()).isFalse();
  }

  @Test
  void endsWhereNoThreadTakesIt() {
    var run =
        new JobRun<>(
            "job_1",
            "curious",
            (work, asking) -> asks(asking),
            ASKING,
            paper,
            attempt -> {
              throw new RejectedExecutionException();
            });

    assertThat(run.begin()).isCompletedExceptionally();
    assertThat(paper.written).containsExactly("completed");
  }

  @Test
  void goesOnOnceHoweverOftenItHearsOfItsAnswers() {
    var run =
        new JobRun<>(
            "job_1", "curious", (work, asking) -> asks(asking), ASKING, paper, Runnable::run);
    var outcome = run.begin();
    assertThat(run.waits()).isTrue();

    run.answered(ANSWER);
    run.answered(ANSWER);

    assertThat(outcome).isCompletedWithValue("one");
    assertThat(attempts).hasSize(2);
    assertThat(paper.written).containsExactly("asked", "completed");
  }
}
