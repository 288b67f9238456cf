package dev.meshgate.tasks;

import static dev.meshgate.tasks.TaskFixtures.ANNA;
import static dev.meshgate.tasks.TaskFixtures.agent;
import static dev.meshgate.tasks.TaskFixtures.broken;
import static dev.meshgate.tasks.TaskFixtures.echo;
import static dev.meshgate.tasks.TaskFixtures.failing;
import static dev.meshgate.tasks.TaskFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import dev.meshgate.tasks.TaskFixtures.Room;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A task")
class TasksTest {

  @Test
  void goesToAnAgentAndIsKeptWithItsAnswer() {
    var room = new Room(echo());

    var outcome = room.run(request("hello"), null, Work.UNWATCHED);

    assertThat(outcome.reply().text()).isEqualTo("<hello>");
    assertThat(outcome.taskId()).startsWith("task_");
    var row = room.kept.only();
    assertThat(row.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(row.agent()).isEqualTo("echo");
    assertThat(row.result()).contains("\"text\":\"<hello>\"", "\"answers\"");
    assertThat(row.task().input().getString("task")).isEqualTo("hello");
    assertThat(room.running.ids()).isEmpty();
  }

  @Test
  void isKeptAsFailedWithTheAgentsWords() {
    var room = new Room(failing());

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("see"), null, Work.UNWATCHED))
        .withMessage("It is too dark.");
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.FAILED);
    assertThat(room.kept.only().error()).isEqualTo("It is too dark.");
  }

  @Test
  void tellsNobodyTheWordsOfABug() {
    var room = new Room(broken());

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED))
        .withMessageContaining("failed unexpectedly")
        .withMessageNotContaining("secret");
  }

  @Test
  void thatNobodyCanDoIsKeptAsFailed() {
    var room = new Room();

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED))
        .withMessageContaining("No agent");
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.FAILED);
  }

  @Test
  void goesToTheAgentThatIsNamed() {
    var room = new Room(failing(), echo());

    var outcome = room.run(request("x"), "echo", Work.UNWATCHED);

    assertThat(outcome.route().reason()).contains("named by the caller");
  }

  @Test
  void writesItsProgressWhenTheSweepDoes() {
    var rooms = new ArrayList<Room>();
    var room =
        new Room(
            agent(
                "slow",
                (request, work) -> {
                  for (var i = 0; i < 100; i++) {
                    work.report(i, 100, "at " + i);
                    if (i % 10 == 9) {
                      rooms.get(0).sweep();
                    }
                  }
                  return AgentReply.text("done");
                }));
    rooms.add(room);

    room.run(request("x"), null, Work.UNWATCHED);

    assertThat(room.kept.writes).isEqualTo(10);
  }

  @Test
  void stopsWhenItsOwnerCancelsItFromElsewhere() {
    var rooms = new ArrayList<Room>();
    var room =
        new Room(
            agent(
                "slow",
                (request, work) -> {
                  rooms.get(0).cancel(rooms.get(0).kept.only().task());
                  work.stopIfCancelled();
                  return AgentReply.text("done");
                }));
    rooms.add(room);

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED))
        .withMessageContaining("was cancelled");
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.CANCELLED);
  }

  @Test
  void hearsAtTheNextSweepWhenAnotherNodeEndedIt() {
    var rooms = new ArrayList<Room>();
    var room =
        new Room(
            agent(
                "slow",
                (request, work) -> {
                  rooms.get(0).ledger.cancel(rooms.get(0).kept.only().task().id());
                  assertThat(work.isCancelled()).isFalse();
                  work.report(1, 2, "half");
                  rooms.get(0).sweep();
                  assertThat(work.isCancelled()).isTrue();
                  return AgentReply.text("too late");
                }));
    rooms.add(room);

    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED));
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(room.kept.only().result()).isNull();
  }

  @Test
  void endsWhenTheOneWhoAskedIsGone() {
    var room = new Room(echo());
    var gone =
        new Work() {
          @Override
          public void report(double progress, double total, String message) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    assertThatExceptionOfType(WorkCancelledException.class)
        .isThrownBy(() -> room.run(request("x"), null, gone));
    assertThat(room.kept.only().status()).isEqualTo(TaskStatus.CANCELLED);
  }

  @Test
  void isRefusedBeforeItIsKeptWhenItIsTooLong() {
    var room = new Room(echo());

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> room.run(request("x".repeat(400_001)), null, Work.UNWATCHED))
        .withMessageContaining("at most 400,000");
    assertThat(room.kept.rows).isEmpty();
  }

  @Test
  void isRefusedWhenTooManyAreUnderWay() {
    var room = new Room(echo());
    for (var i = 0; i < 20; i++) {
      room.ledger.open(ANNA, Task.TASK, TaskStatus.PENDING, TasksTest::input, Task.Terms.NONE);
    }

    assertThatExceptionOfType(TaskRefusedException.class)
        .isThrownBy(() -> room.run(request("x"), null, Work.UNWATCHED))
        .withMessageContaining("20 tasks under way");
  }

  private static JsonObject input() {
    return Json.object().add("task", "x").build();
  }

  @Test
  void thatAnswersTooMuchIsCutAndNotLost() {
    var room =
        new Room(agent("loud", (request, work) -> AgentReply.text("\u0001".repeat(400_000))));

    room.run(request("x"), null, Work.UNWATCHED);

    assertThat(room.kept.only().result()).hasSizeLessThanOrEqualTo(Task.LONGEST).contains("…");
    assertThat(List.of(room.kept.only().status())).containsExactly(TaskStatus.COMPLETED);
  }
}
