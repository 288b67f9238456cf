package dev.meshgate.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tasks that clients come back for (SEP-2663)")
class ClientTasksTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Shelf shelf = new Shelf();
  private final ClientTasks tasks = new ClientTasks(shelf);
  private final Caller ann = ToolFixtures.ann();

  /** One task, how it stands, and what it was told. */
  private static final class Shelf implements TaskSource {

    private Standing standing = new Standing.Working();
    private final List<String> lookedFor = new ArrayList<>();
    private final List<Map<String, JsonObject>> told = new ArrayList<>();

    @Override
    public Optional<ClientTask> find(Caller caller, String id) {
      lookedFor.add(id);
      var times = new ClientTask.Times(NOW, NOW, Duration.ofDays(90));
      return id.equals("task_1")
          ? Optional.of(new ClientTask(id, standing, "", times))
          : Optional.empty();
    }

    @Override
    public void answer(Caller caller, String id, Map<String, JsonObject> answers) {
      told.add(answers);
    }

    @Override
    public void cancel(Caller caller, String id) {
      standing = new Standing.Cancelled();
    }

    @Override
    public Map<String, Instant> changes(Collection<String> ids) {
      return Map.of();
    }
  }

  private static Question question(String key) {
    var schema =
        Json.readObject(
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}");
    return Question.form(key, "How many?", schema);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "task_2", "task_1 ", "task\0", "'; drop table task", "a/../task_1"})
  void whatIsNotThereIsRefusedWithoutACause(String id) {
    assertThatExceptionOfType(JsonRpcException.class)
        .isThrownBy(() -> tasks.get(ann, id))
        .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(-32602));
    assertThat(shelf.lookedFor).allMatch("task_2"::equals);
  }

  @Test
  void answersThatFitWhatIsAskedNowAreHandedOnAndNothingElse() {
    var responses =
        Json.readObject(
            "{\"a\":{\"action\":\"accept\",\"content\":{\"n\":1}},"
                + "\"b\":{\"action\":\"accept\",\"content\":{\"n\":\"one\"}},"
                + "\"c\":{\"action\":\"accept\",\"content\":{\"n\":1}},\"d\":null}");

    tasks.update(ann, "task_1", responses);
    assertThat(shelf.told).as("it does not ask").isEmpty();
    shelf.standing = new Standing.InputRequired(List.of(question("a"), question("b")));
    tasks.update(ann, "task_1", responses);
    tasks.update(ann, "task_1", JsonValue.EMPTY_JSON_OBJECT);

    assertThat(shelf.told).containsExactly(Map.of("a", responses.getJsonObject("a")));
  }

  @Test
  void aQuestionIsPutOnlyToAClientThatCanBeAsked() {
    shelf.standing = new Standing.InputRequired(List.of(question("a"), Question.roots("b")));
    var task = tasks.get(ann, "task_1");
    var forms = new Asking(Json.readObject("{\"elicitation\":{}}"), Map.of());

    assertThat(TaskWire.detailed(task, forms).getJsonObject("inputRequests")).containsOnlyKeys("a");
    assertThat(TaskWire.detailed(task, Asking.NOBODY).getJsonObject("inputRequests")).isEmpty();
    assertThat(TaskWire.task(task)).doesNotContainKey("inputRequests");
  }

  @Test
  void aFailureThatTheToolTellsOfIsAResult() {
    shelf.standing = Standing.Completed.of(() -> ToolResult.failure("It is broken."));

    var told = TaskWire.detailed(tasks.get(ann, "task_1"), Asking.NOBODY);

    assertThat(told.getString("status")).isEqualTo("completed");
    assertThat(told.getJsonObject("result").getBoolean("isError")).isTrue();
    assertThat(told.getJsonObject("result").getString("resultType")).isEqualTo("complete");
    assertThat(told.getJsonNumber("ttlMs").longValueExact()).isEqualTo(7_776_000_000L);
  }

  @Test
  void aQuestionIsReadAsItWasKept() {
    assertThat(Question.read(question("a").kept())).isEqualTo(question("a"));
  }
}
