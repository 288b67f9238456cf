package dev.meshgate.tasks;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.Suitability;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The room without a database, with agents that do as they are told. */
final class TaskFixtures {

  static final Task.Owner ANNA = new Task.Owner("acc_anna", "client_1");

  private TaskFixtures() {}

  /** A clock that moves when it is told. */
  static final class Hand extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** A row, as much of it as the tests look at. */
  record Row(
      Task task,
      TaskStatus status,
      double progress,
      String message,
      @Nullable String agent,
      @Nullable String result,
      @Nullable String error) {}

  /** The rows in memory, with the rule of the statements: what has ended stays as it ended. */
  static final class Rows extends TaskRepository {

    final Map<String, Row> rows = new LinkedHashMap<>();
    final List<TaskStep> steps = new ArrayList<>();
    int writes;

    Row only() {
      return rows.values().iterator().next();
    }

    @Override
    synchronized void add(Task task) {
      rows.put(task.id(), new Row(task, TaskStatus.SUBMITTED, 0, "", null, null, null));
    }

    @Override
    synchronized void add(TaskStep step) {
      steps.add(step);
    }

    @Override
    synchronized long countUnderWay(String subject) {
      return rows.values().stream()
          .filter(row -> row.task().isOf(subject) && !row.status().isFinal())
          .count();
    }

    @Override
    synchronized boolean begin(
        String id, TaskStatus status, @Nullable String agent, @Nullable String reason) {
      return change(
          id, r -> new Row(r.task(), status, r.progress(), r.message(), agent, null, null));
    }

    @Override
    synchronized boolean progress(String id, double progress, String message, Instant now) {
      writes++;
      return change(
          id, r -> new Row(r.task(), r.status(), progress, message, r.agent(), null, null));
    }

    @Override
    synchronized boolean finish(
        String id,
        TaskStatus status,
        @Nullable String result,
        @Nullable String error,
        Instant now) {
      return change(id, r -> new Row(r.task(), status, r.progress(), "", r.agent(), result, error));
    }

    @Override
    void renew(String node, Collection<String> ids, Instant leaseEndsAt) {}

    private boolean change(String id, UnaryOperator<Row> change) {
      var row = rows.get(id);
      if (row == null || row.status().isFinal()) {
        return false;
      }
      rows.put(id, change.apply(row));
      return true;
    }
  }

  /** The door, with those agents and rows. The fields are those that the container would fill. */
  @SuppressWarnings("UnnecessaryAssignment")
  static final class Room extends Tasks {

    final Rows kept = new Rows();
    final Hand hand = new Hand();

    Room(Agent... agents) {
      this.agents = Agents.of(List.of(agents));
      this.clock = hand;
      this.settings = TaskSettings.DEFAULT;
      this.rows = kept;
      this.running = new RunningTasks();
      this.ledger = new TaskLedger();
      ledger.rows = kept;
      ledger.settings = settings;
      ledger.clock = hand;
    }

    @Override
    Executor parallel() {
      return step -> {
        var thread = new Thread(step);
        thread.setDaemon(true);
        thread.start();
      };
    }
  }

  /** What an agent of the tests does. */
  interface Doing {
    AgentReply run(AgentRequest request, Work work);
  }

  static Agent agent(String id, Doing doing) {
    return new Agent() {
      @Override
      public AgentCard card() {
        return new AgentCard(id, "Agent " + id, "custom", "Does as told", List.of(id + "_work"));
      }

      @Override
      public Suitability suits(AgentRequest request) {
        return Suitability.of(0.5, "it is there");
      }

      @Override
      public AgentReply run(AgentRequest request, Work work) {
        return doing.run(request, work);
      }
    };
  }

  /** Says what it was told, and gives its length as data. */
  static Agent echo() {
    return agent(
        "echo",
        (request, work) ->
            new AgentReply(
                "<" + request.task() + Optional.ofNullable(request.context()).orElse("") + ">",
                Json.object()
                    .add(
                        "answers",
                        Json.array().add(Json.object().add("value", request.task().length())))
                    .build(),
                List.of()));
  }

  static Agent failing() {
    return agent(
        "failing",
        (request, work) -> {
          throw new AgentException("It is too dark.");
        });
  }

  static Agent broken() {
    return agent(
        "broken",
        (request, work) -> {
          throw new IllegalStateException("secret detail");
        });
  }

  static AgentRequest request(String task) {
    return AgentRequest.of(task, ANNA.subject());
  }

  static Workflow.Step step(String id, String task, @Nullable String agent) {
    return new Workflow.Step(id, task, null, agent, List.of(), null);
  }

  static Workflow sequence(Workflow.Step... steps) {
    return new Workflow(Workflow.Type.SEQUENTIAL, List.of(steps));
  }
}
