package dev.meshgate.tasks;

import static dev.meshgate.tasks.TaskFixtures.agent;
import static dev.meshgate.tasks.TaskFixtures.echo;
import static dev.meshgate.tasks.TaskFixtures.failing;
import static dev.meshgate.tasks.TaskFixtures.sequence;
import static dev.meshgate.tasks.TaskFixtures.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.TaskFixtures.Room;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A workflow")
class WorkflowTest {

  private static Workflow.Outcome run(Room room, Workflow workflow) {
    return room.run(workflow, Work.UNWATCHED);
  }

  @Test
  void givesEarlierResultsToLaterSteps() {
    var outcome =
        run(
            new Room(echo()),
            sequence(step("a", "one", null), step("b", "two ${steps.a.result} three", null)));

    assertThat(outcome.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(outcome.result()).isEqualTo("<two <one> three>");
    assertThat(outcome.steps()).extracting(StepOutcome::id).containsExactly("a", "b");
  }

  @Test
  void followsAPathIntoTheData() {
    var outcome =
        run(
            new Room(echo()),
            sequence(
                step("a", "four", null),
                step("b", "${steps.a.result.answers[0].value}", null),
                step("c", "${steps.a.result['answers'][0][\"value\"]}!", null)));

    assertThat(outcome.steps())
        .extracting(StepOutcome::text)
        .containsExactly("<four>", "<4>", "<4!>");
  }

  @Test
  void saysWhatThereIsWhenAPathLeadsNowhere() {
    var outcome =
        run(
            new Room(echo()),
            sequence(step("a", "four", null), step("b", "${steps.a.result.rows[9]}", null)));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.steps().get(1).error())
        .contains("${steps.a.result.rows[9]} leads nowhere")
        .contains("has answers");
  }

  @Test
  void takesWhatIsInAResultAsItIs() {
    var tricky = agent("tricky", (request, work) -> AgentReply.text("${steps.a.result} $1 \\"));

    var outcome =
        run(
            new Room(echo(), tricky),
            sequence(step("a", "x", "tricky"), step("b", "${steps.a.result}", "echo")));

    assertThat(outcome.result()).isEqualTo("<${steps.a.result} $1 \\>");
  }

  @Test
  void stopsAtTheFirstFailure() {
    var room = new Room(echo(), failing());

    var outcome =
        run(
            room,
            sequence(
                step("a", "one", "echo"), step("b", "two", "failing"), step("c", "three", "echo")));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.steps()).hasSize(2);
    assertThat(outcome.result()).isEqualTo("<one>");
    assertThat(room.kept.only().error()).isEqualTo("Step b failed: It is too dark.");
    assertThat(room.kept.steps).extracting(TaskStep::name).containsExactly("a", "b");
  }

  @Test
  void inParallelRunsStepsSideBySideAndAllOfThem() {
    var together = new CyclicBarrier(2);
    var meeting =
        agent(
            "meeting",
            (request, work) -> {
              try {
                together.await(10, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return AgentReply.text("met");
            });
    var steps =
        List.of(step("a", "x", "meeting"), step("b", "x", "meeting"), step("c", "x", "failing"));

    var outcome = run(new Room(meeting, failing()), new Workflow(Workflow.Type.PARALLEL, steps));

    assertThat(outcome.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(outcome.steps()).extracting(StepOutcome::id).containsExactly("a", "b", "c");
    assertThat(outcome.result()).isEqualTo("## a\n\nmet\n\n## b\n\nmet");
  }

  @Test
  void tellsItsProgressStepByStep() {
    var told = Collections.synchronizedList(new ArrayList<String>());
    var work =
        new Work() {
          @Override
          public void report(double progress, double total, String message) {
            told.add(progress + "/" + total + " " + message);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    var telling =
        agent(
            "telling",
            (request, its) -> {
              its.report(1, 2, "half");
              return AgentReply.text("ok");
            });

    new Room(telling).run(sequence(step("a", "x", null), step("b", "y", null)), work);

    assertThat(told).containsExactly("0.5/2.0 a: half", "1.5/2.0 b: half");
  }

  @Test
  void thatIsCancelledStopsBetweenItsSteps() {
    var rooms = new ArrayList<Room>();
    var cancelling =
        agent(
            "cancelling",
            (request, work) -> {
              rooms.get(0).cancel(rooms.get(0).kept.only().task());
              return AgentReply.text("ok");
            });
    rooms.add(new Room(cancelling));

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> run(rooms.get(0), sequence(step("a", "x", null), step("b", "y", null))));
    assertThat(rooms.get(0).kept.steps).hasSize(1);
    assertThat(rooms.get(0).kept.only().status()).isEqualTo(TaskStatus.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${steps.nobody.result}",
        "${steps.b.result}",
        "${steps.a.results}",
        "${steps.a}",
        "${steps.a.result",
        "${steps.a.result[}"
      })
  void thatRefersToWhatIsNotThereIsRefusedBeforeAnythingRuns(String task) {
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> sequence(step("a", "x", null), step("b", task, null)));
  }

  @Test
  void inParallelMayNotReferToItsOwnSteps() {
    var steps = List.of(step("a", "x", null), step("b", "${steps.a.result}", null));

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> new Workflow(Workflow.Type.PARALLEL, steps))
        .withMessageContaining("Use workflow_type sequential");
  }

  @Test
  void hasUniqueIdsAndAtLeastOneStep() {
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> sequence(step("a", "x", null), step("a", "y", null)))
        .withMessageContaining("unique");
    assertThatExceptionOfType(TaskRefusedException.class).isThrownBy(() -> sequence());
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> sequence(step("no spaces", "x", null)));
    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> sequence(step("a", " ", null)))
        .withMessageContaining("Step a has no task");
  }

  @Test
  void hasAtMostTwentySteps() {
    var steps = new ArrayList<Workflow.Step>();
    for (var i = 0; i < 21; i++) {
      steps.add(step("s" + i, "x", null));
    }
    var workflow = new Workflow(Workflow.Type.SEQUENTIAL, steps);

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> run(new Room(echo()), workflow))
        .withMessageContaining("at most 20");
  }

  @Test
  void namesTheAgentsThatThereAreWhenOneIsUnknown() {
    var room = new Room(echo());

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> run(room, sequence(step("a", "x", "echo"), step("b", "y", "ghost"))))
        .withMessage("Step b: There is no agent 'ghost'. Agents here: echo.");
    assertThat(room.kept.rows).isEmpty();
  }
}
