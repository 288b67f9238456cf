package dev.meshgate.tasks;

import static dev.meshgate.tasks.TaskFixtures.agent;
import static dev.meshgate.tasks.TaskFixtures.echo;
import static dev.meshgate.tasks.TaskFixtures.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.TaskType;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.TaskFixtures.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A graph of steps")
class GraphTest {

  private static Workflow.Step step(
      String id, String task, String agent, Workflow.@Nullable OnError onError, String... before) {
    return new Workflow.Step(
        id, task, null, agent, List.of(), null, List.of(before), onError, null);
  }

  private static Workflow graph(Workflow.Step... steps) {
    return new Workflow(Workflow.Type.GRAPH, List.of(steps));
  }

  private static Workflow.Outcome run(Room room, Workflow workflow) {
    return room.run(workflow, Work.UNWATCHED);
  }

  @Test
  void runsEachAfterThoseThatItWaitsFor() {
    var order = Collections.synchronizedList(new ArrayList<String>());
    var noting =
        agent(
            "noting",
            (request, work) -> {
              order.add(request.task());
              return AgentReply.text(request.task());
            });

    var outcome =
        run(
            new Room(noting),
            graph(
                step("end", "end ${steps.left.result} ${steps.right.result}", "noting", null),
                step("left", "left", "noting", null, "start"),
                step("right", "right", "noting", null, "start"),
                step("start", "start", "noting", null)));

    assertThat(outcome.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(order).startsWith("start").endsWith("end left right").hasSize(4);
    assertThat(outcome.result()).isEqualTo("end left right");
    assertThat(outcome.steps())
        .extracting(StepOutcome::id)
        .containsExactly("end", "left", "right", "start");
  }

  @Test
  void runsSideBySideWhatDoesNotWait() {
    var both = new CountDownLatch(2);
    var meeting =
        agent(
            "meeting",
            (request, work) -> {
              both.countDown();
              try {
                assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return AgentReply.text("met");
            });

    var outcome =
        run(
            new Room(meeting),
            graph(step("a", "x", "meeting", null), step("b", "y", "meeting", null)));

    assertThat(outcome.result()).isEqualTo("## a\n\nmet\n\n## b\n\nmet");
  }

  @Test
  void passesOverWhatWaitsForAFailureAndRunsTheRest() {
    var outcome =
        run(
            new Room(echo(), failing()),
            graph(
                step("bad", "x", "failing", null),
                step("after", "y", "echo", null, "bad"),
                step("afterwards", "z", "echo", null, "after"),
                step("other", "w", "echo", null)));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.steps())
        .extracting(step -> step.id() + " " + step.status().word())
        .containsExactly(
            "bad failed", "after cancelled", "afterwards cancelled", "other completed");
    assertThat(outcome.steps().get(1).error())
        .isEqualTo("It was not run, because step bad gave no result.");
  }

  @Test
  void goesOnWithTheErrorWhereThatIsWanted() {
    var outcome =
        run(
            new Room(echo(), failing()),
            graph(
                step("bad", "x", "failing", Workflow.OnError.CONTINUE),
                step("after", "say ${steps.bad.result}", "echo", null)));

    assertThat(outcome.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(outcome.result()).isEqualTo("<say (It failed: It is too dark.)>");
  }

  @Test
  void beginsNothingMoreAfterAFailureThatStops() {
    var outcome =
        run(
            new Room(echo(), failing()),
            graph(
                step("bad", "x", "failing", Workflow.OnError.STOP),
                step("later", "y", "echo", null, "good"),
                step("good", "z", "echo", null, "bad")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.steps()).extracting(StepOutcome::id).containsExactly("bad");
  }

  @Test
  void endsAStepWhoseTimeIsOverAndTellsItsAgent() {
    var told = new CountDownLatch(1);
    var slow =
        agent(
            "slow",
            (request, work) -> {
              work.whenCancelled(told::countDown);
              try {
                assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return AgentReply.text("too late");
            });
    var step =
        new Workflow.Step(
            "s", "x", null, "slow", List.of(), null, List.of(), null, Duration.ofSeconds(1));

    var outcome = run(new Room(elsewhere(slow)), graph(step));

    assertThat(outcome.steps().get(0).error()).isEqualTo("It was not done within 1 seconds.");
    assertThat(told.getCount()).isZero();
  }

  /** The same agent, on a thread of its own as one that is elsewhere. */
  private static Agent elsewhere(LocalAgent agent) {
    return new TaskFixtures.Elsewhere(agent);
  }

  @Test
  void namesAllThatIsWrongWithItAtOnce() {
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(
            () ->
                graph(
                    step("a", "${steps.b.result}", "echo", null),
                    step("b", "x", "echo", null, "a"),
                    step("c", " ", "echo", null, "ghost"),
                    step("d", "${steps.c.results}", "echo", null)))
        .withMessageContaining("wait for each other in a circle: a, b.")
        .withMessageContaining("Step c has no task.")
        .withMessageContaining("Step c depends on ghost, but no step has the id 'ghost'")
        .withMessageContaining("Step d: '${steps.c.results}' is no reference");
  }

  @Test
  void isReadAsItWasKept() {
    var workflow =
        graph(
            step("a", "x", "echo", Workflow.OnError.STOP),
            new Workflow.Step(
                "b",
                "y",
                TaskType.CODE,
                null,
                List.of("one"),
                "material",
                List.of("a"),
                null,
                Duration.ofSeconds(7)));

    assertThat(Workflow.of(workflow.json())).isEqualTo(workflow);
  }
}
