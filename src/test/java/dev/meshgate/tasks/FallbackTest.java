package dev.meshgate.tasks;

import static dev.meshgate.tasks.TaskFixtures.agent;
import static dev.meshgate.tasks.TaskFixtures.echo;
import static dev.meshgate.tasks.TaskFixtures.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.TaskFixtures.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A step that nobody can do")
class FallbackTest {

  private static Workflow.Step step(
      String id, String capability, String task, Workflow.Fallback... instead) {
    return new Workflow.Step(
        id, task, null, null, List.of(capability), null, List.of(), null, null, List.of(instead));
  }

  private static Workflow.Fallback instead(String task, @Nullable String agent, String... able) {
    return new Workflow.Fallback(task, agent, List.of(able));
  }

  private static Workflow graph(Workflow.Step... steps) {
    return new Workflow(Workflow.Type.GRAPH, List.of(steps));
  }

  private static StepOutcome only(Room room, Workflow.Step step) {
    return room.run(graph(step), Work.UNWATCHED).steps().get(0);
  }

  @Test
  void isDoneAsItsFallbackSaysAndTellsSo() {
    var outcome =
        only(
            new Room(echo()),
            step("review", "code_review", "Review it", instead("Echo it", null, "echo_work")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(outcome.isFallback()).isTrue();
    assertThat(outcome.agent()).isEqualTo("echo");
    assertThat(outcome.reason())
        .startsWith("Fallback 1, because No agent here offers code_review.");
    assertThat(outcome.text())
        .startsWith("> Fallback: nobody here could do this step itself.")
        .contains("Agent echo did this instead: Echo it")
        .endsWith("<Echo it>");
  }

  @Test
  void isDoneAsWrittenWhereSomebodyCan() {
    var reviewer = agent("code_review", (request, work) -> AgentReply.text("All is well."));

    var outcome =
        only(
            new Room(echo(), reviewer),
            step("review", "code_review_work", "Review it", instead("Echo it", null, "echo_work")));

    assertThat(outcome.isFallback()).isFalse();
    assertThat(outcome.text()).isEqualTo("All is well.");
  }

  @Test
  void doesNotHideThatTheAgentForItSaidNo() {
    var outcome =
        only(
            new Room(echo(), failing()),
            step("review", "failing_work", "Review it", instead("Echo it", null, "echo_work")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.error()).isEqualTo("It is too dark.");
  }

  @Test
  void goesOnToTheNextFallback() {
    var outcome =
        only(
            new Room(echo(), failing()),
            step(
                "review",
                "code_review",
                "Review it",
                instead("Try it", "failing"),
                instead("Echo it", "echo")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(outcome.reason()).startsWith("Fallback 2, because It is too dark.");
  }

  @Test
  void failsWithTheLastReasonWhereNothingCanBeDone() {
    var outcome =
        only(
            new Room(failing()),
            step("review", "code_review", "Review it", instead("Try it", "failing")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.error()).isEqualTo("It is too dark.");
  }

  @Test
  void putsResultsAndParametersIntoTheFallbackToo() {
    var workflow =
        new Workflow(
            Workflow.Type.GRAPH,
            List.of(
                TaskFixtures.step("a", "one", "echo"),
                step(
                    "b",
                    "code_review",
                    "Review ${parameters.what}",
                    instead("${steps.a.result} of ${parameters.what}", "echo"))),
            new Workflow.Origin("x", 3, "X", Map.of("what", "${steps.a.result} $1")));

    var outcome = new Room(echo()).run(workflow, Work.UNWATCHED).steps().get(1);

    assertThat(outcome.text()).endsWith("<<one> of ${steps.a.result} $1>");
  }

  @Test
  void isRefusedWhereAFallbackNamesAnAgentThatThereIsNot() {
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(
            () ->
                new Room(echo())
                    .run(
                        graph(step("a", "code_review", "Review it", instead("Do it", "nobody"))),
                        Work.UNWATCHED))
        .withMessageContaining("Step a: There is no agent 'nobody'");
  }

  @Test
  void isWrittenDownWithItsFallbackAndItsOrigin() {
    var workflow =
        new Workflow(
            Workflow.Type.GRAPH,
            List.of(step("a", "code_review", "Review it", instead("Do it", "echo", "echo_work"))),
            new Workflow.Origin("code-review", 3, "Code review", Map.of("files", "a.txt")));

    assertThat(Workflow.of(workflow.json())).isEqualTo(workflow);
  }

  /** Another server was at work on the fallback when it was lost. */
  @Test
  void goesOnWithTheFallbackThatWasBegunElsewhere() {
    var seen = new ArrayList<String>();
    var worker =
        agent(
            "worker",
            (request, work) -> {
              seen.add(request.task());
              return AgentReply.text("done");
            });
    var room = new Room(worker);
    var step = step("a", "code_review", "Review it", instead("Do it", null, "worker_work"));
    var begun =
        new TaskStep(
            "task_1", 0, "a", "worker", "Fallback 1, because of that. x", room.hand.instant());

    var work = new TaskWork("task_1", Work.UNWATCHED, room.ledger, Optional.empty());
    var wording = new StepErrand.Wording(Map.of(), Map.of(), List.of(), "acc_anna");
    var stepWork = new StepWork(work, room.ledger, "a", 0, (share, message) -> {});
    var done =
        new StepErrand(new Assignment(room.agents), step, wording, stepWork)
            .resume(begun)
            .toCompletableFuture()
            .join();

    assertThat(seen).containsExactly("Do it");
    assertThat(StepErrand.isFallback(done.route().reason())).isTrue();
    assertThat(done.reply().text()).startsWith("> Fallback:").endsWith("done");
  }
}
