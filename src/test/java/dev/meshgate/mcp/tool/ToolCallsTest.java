package dev.meshgate.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.setting.WrongSettingException;
import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long a call may take, and its answer may be")
class ToolCallsTest {

  private static final Duration SOON = Duration.ofMillis(200);

  @Test
  void whatIsNotDoneAtTheDeadlineIsEndedAndTold() throws Exception {
    var heard = new CountDownLatch(1);
    var endless =
        tool(
            (arguments, given) -> {
              while (!given.work().isCancelled()) {
                Thread.sleep(5);
              }
              heard.countDown();
              return "too late";
            });

    var result = run(endless, new ToolSettings.Bounds(SOON, 1_000));

    assertThat(result.isError()).isTrue();
    assertThat(result.words()).contains("took longer than").contains("Ask for less at once");
    assertThat(heard.await(5, TimeUnit.SECONDS)).as("who does it has heard of it").isTrue();
  }

  @Test
  void whatIsKeptAndLeftHasNoDeadlineAndHearsNothingOfWhoeverLeaves() throws Exception {
    var waiting = new Cancellation();
    var cancelled = new CompletableFuture<Boolean>();
    var kept =
        tool(
            (arguments, given) -> {
              given.work().keptAs("task_1");
              Thread.sleep(1_500);
              cancelled.complete(given.work().isCancelled());
              return "nobody waits for it";
            });

    var told =
        calls(new ToolSettings.Bounds(Duration.ofSeconds(1), 1_000))
            .ready(ToolFixtures.annsCall(kept, nothing()))
            .runOrKeep(workOf(waiting))
            .toCompletableFuture();

    assertThat(told)
        .failsWithin(Duration.ofMillis(900))
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(Kept.class)
        .withMessageContaining("task_1");
    waiting.cancel();
    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isFalse();
  }

  private static Work workOf(Cancellation waiting) {
    return new Work() {
      @Override
      public void report(double progress, double total, String message) {}

      @Override
      public boolean isCancelled() {
        return waiting.isCancelled();
      }

      @Override
      public void whenCancelled(Runnable action) {
        waiting.whenCancelled(action);
      }
    };
  }

  @Test
  void whatIsDoneInTimeIsTold() throws Exception {
    var quick = tool((arguments, given) -> "done");

    assertThat(run(quick, new ToolSettings.Bounds(Duration.ofMinutes(1), 1_000)).words())
        .isEqualTo("done");
  }

  @Test
  void anAnswerThatIsTooLongIsNotHandedOut() throws Exception {
    var long1001 = tool((arguments, given) -> "x".repeat(1_001));
    var bounds = new ToolSettings.Bounds(Duration.ofMinutes(1), 1_000);

    var soon = run(long1001, bounds);
    var now = calls(bounds).ready(ToolFixtures.annsCall(long1001, nothing())).now();

    for (var result : new ToolResult[] {soon, now}) {
      assertThat(result.isError()).isTrue();
      assertThat(result.words()).contains("1,001 characters").contains("at most 1,000");
    }
    var just = tool((arguments, given) -> "x".repeat(1_000));
    assertThat(run(just, bounds).isError()).isFalse();
  }

  @Test
  void anOperatorDecidesForAllAndForOne() {
    var settings =
        ToolSettings.from(
            config(
                Map.of(
                    "meshgate.tool.deadline", "30s",
                    "meshgate.tool.deadline.mesh_execute", "20m",
                    "meshgate.tool.answer.fetch", "5000")));

    assertThat(settings.of("search"))
        .isEqualTo(new ToolSettings.Bounds(Duration.ofSeconds(30), 1_000_000));
    assertThat(settings.of("mesh_execute").deadline()).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.of("fetch"))
        .isEqualTo(new ToolSettings.Bounds(Duration.ofSeconds(30), 5_000));
  }

  @Test
  void aWrongBoundOfOneToolIsNamed() {
    var settings =
        ToolSettings.from(config(Map.of("meshgate.tool.deadline.mesh_execute", "forever")));

    assertThatThrownBy(() -> settings.of("mesh_execute"))
        .isInstanceOf(WrongSettingException.class)
        .hasMessageContaining("MESHGATE_TOOL_DEADLINE_MESH_EXECUTE");
  }

  /** What an operator has set. */
  private record Values(Map<String, String> all) implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return all.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
      return all.get(name);
    }

    @Override
    public String getName() {
      return "operator";
    }
  }

  private static Config config(Map<String, String> values) {
    return ConfigProviderResolver.instance().getBuilder().withSources(new Values(values)).build();
  }

  private static ToolResult run(BoundTool tool, ToolSettings.Bounds bounds) throws Exception {
    return calls(bounds)
        .ready(ToolFixtures.annsCall(tool, nothing()))
        .run(Work.UNWATCHED)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private static ToolCalls calls(ToolSettings.Bounds bounds) {
    var threads =
        Executors.newCachedThreadPool(
            work -> {
              var thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            });
    return new ToolCalls(ToolSettings.of(bounds), threads);
  }

  private static JsonValue nothing() {
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  private static BoundTool tool(BoundTool.Handler handler) {
    var description =
        new ToolDescription(
            "works",
            "",
            "Works.",
            Set.of(Scope.MCP_READ),
            new Hints(true, false, true, false),
            Json.readObject("{\"type\":\"object\"}"),
            null,
            true,
            Set.<ClientCapability>of(),
            "",
            Presentation.PLAIN);
    return new BoundTool(description, handler);
  }
}
