package dev.meshgate.tasks;

import static dev.meshgate.tasks.TaskFixtures.agent;
import static dev.meshgate.tasks.TaskFixtures.echo;
import static dev.meshgate.tasks.TaskFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.TaskFixtures.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who cannot be reached, asks or takes too long")
class ErrandTest {

  private static final class Away extends AgentException {

    private static final long serialVersionUID = 1L;

    Away() {
      super("Nobody is at home.");
    }

    @Override
    public boolean mayBeTriedElsewhere() {
      return true;
    }
  }

  private static LocalAgent away(String id, AtomicInteger asked) {
    return agent(
        id,
        (request, work) -> {
          asked.incrementAndGet();
          throw new Away();
        });
  }

  @Test
  void isReplacedByTheNextBest() {
    var room = new Room(away("a", new AtomicInteger()), echo());

    var outcome = room.run(request("x"), null, Work.UNWATCHED);

    assertThat(outcome.reply().text()).isEqualTo("<x>");
    assertThat(outcome.route().reason()).startsWith("After Agent a: Nobody is at home. Agent echo");
    assertThat(room.kept.only().agent()).isEqualTo("echo");
  }

  @Test
  void isReplacedTwiceAtMost() {
    var asked = new AtomicInteger();
    var room = new Room(away("a", asked), away("b", asked), away("c", asked), away("d", asked));

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED))
        .withMessage("Nobody is at home.");
    assertThat(asked).hasValue(3);
  }

  @Test
  void isNotReplacedWhenTheCallerNamedThem() {
    var asked = new AtomicInteger();
    var room = new Room(away("a", asked), echo());

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), "a", Work.UNWATCHED));
    assertThat(asked).hasValue(1);
  }

  private static LocalAgent asking() {
    return agent(
        "asking",
        (request, work) -> {
          var told = Optional.ofNullable(request.context()).orElse("");
          if (told.contains("The answer: blue")) {
            return AgentReply.text("painted " + told.replace('\n', '/'));
          }
          throw new AgentAsksException("Which colour?", false);
        });
  }

  @Test
  void leavesATaskWaitingForTheAnswerAndNobodyBeside() {
    var room = new Room(asking());

    var outcome = room.run(request("paint"), null, Work.UNWATCHED);

    assertThat(outcome.status()).isEqualTo(TaskStatus.INPUT_REQUIRED);
    assertThat(outcome.reply().text()).isEqualTo("Which colour?");
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.INPUT_REQUIRED);
    assertThat(room.running.ids()).isEmpty();
  }

  @Test
  void isToldTheAnswerBesideTheTask() {
    var input =
        new Answer("", "Which colour?", "blue")
            .keptIn(Order.of(request("paint").withContext("the fence")).json());
    var task =
        new Task(
            "task_1",
            TaskFixtures.ANNA,
            Task.TASK,
            TaskStatus.PENDING,
            input,
            Task.Terms.NONE,
            new Task.Lease("node", Instant.EPOCH, Instant.EPOCH));

    assertThat(Order.of(task).request().context())
        .isEqualTo("the fence\n\nYou asked: Which colour?\nThe answer: blue");
  }

  @Test
  void endsWhenItsTimeIsOver() {
    var its =
        new Room(
            agent(
                "slow",
                (request, work) -> {
                  while (!work.isCancelled()) {
                    Thread.onSpinWait();
                  }
                  work.stopIfCancelled();
                  return AgentReply.text("never");
                }));
    var terms = new Task.Terms(Optional.of(Duration.ofSeconds(5)), Optional.empty());
    var order = new Order(request("x"), null, terms);
    var begun = new CompletableFuture<CompletionStage<TaskOutcome>>();
    its.threads().execute(() -> begun.complete(its.run(order, "client_1", Work.UNWATCHED)));
    while (its.running.ids().isEmpty()) {
      Thread.onSpinWait();
    }

    its.hand.move(Duration.ofSeconds(6));
    its.sweep();

    assertThat(begun)
        .succeedsWithin(Duration.ofSeconds(10))
        .satisfies(
            stage ->
                assertThat(stage.toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("not done within the time"));
    assertThat(its.kept.only().status()).isEqualTo(TaskStatus.FAILED);
  }
}
