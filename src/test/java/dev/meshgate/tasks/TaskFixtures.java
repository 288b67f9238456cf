package dev.meshgate.tasks;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.agents.Suitability;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.conversation.Conversations;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The room without a database, with agents that do as they are told. */
final class TaskFixtures {

  static final Task.Owner ANNA = new Task.Owner("acc_anna", "client_1");

  /** No task of these tests belongs to a conversation. */
  private static final Conversations NOTHING_SAID =
      new Conversations() {
        @Override
        public int forget() {
          return 0;
        }
      };

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
      rows.put(task.id(), new Row(task, TaskStatus.PENDING, 0, "", null, null, null));
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
    synchronized Optional<Task> find(String id) {
      return Optional.ofNullable(rows.get(id)).map(Row::task);
    }

    @Override
    synchronized Optional<TaskStep> step(String taskId, int number) {
      return steps.stream().filter(s -> s.number() == number).findFirst();
    }

    @Override
    synchronized boolean touch(String id, String node, Instant now) {
      return change(id, r -> r);
    }

    @Override
    boolean routing(String id, String node) {
      return status(id, TaskStatus.ROUTING, null);
    }

    @Override
    boolean executing(String id, String node, Assigned to, Instant now) {
      return status(id, TaskStatus.EXECUTING, to.agent());
    }

    private synchronized boolean status(String id, TaskStatus status, @Nullable String agent) {
      return change(
          id, r -> new Row(r.task(), status, r.progress(), r.message(), agent, null, null));
    }

    @Override
    boolean ask(String id, String node, String question, Instant now) {
      return status(id, TaskStatus.INPUT_REQUIRED, null);
    }

    @Override
    synchronized boolean progress(String id, String node, TaskWork.Told told, Instant now) {
      writes++;
      return change(
          id,
          r ->
              new Row(
                  r.task(), r.status(), told.progress(), told.message(), r.agent(), null, null));
    }

    @Override
    boolean finish(String id, String node, Ending ending, Instant now) {
      return finish(id, ending, now);
    }

    @Override
    synchronized boolean finish(String id, Ending ending, Instant now) {
      return change(
          id,
          r ->
              new Row(
                  r.task(),
                  ending.status(),
                  r.progress(),
                  "",
                  r.agent(),
                  ending.result(),
                  ending.error()));
    }

    @Override
    int renew(String node, Collection<String> ids, Instant leaseEndsAt) {
      return ids.size();
    }

    @Override
    List<String> orphans(Instant now, int most) {
      return List.of();
    }

    @Override
    int expire(String error, Instant askedBefore, Instant now) {
      return 0;
    }

    @Override
    int forget(Instant finishedBefore) {
      return 0;
    }

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
      ledger.conversations = NOTHING_SAID;
    }

    /** Gives it, and waits. */
    TaskOutcome run(AgentRequest request, @Nullable String agent, Work work) {
      return await(run(new Order(request, agent, Task.Terms.NONE), ANNA.client(), work));
    }

    Workflow.Outcome run(Workflow workflow, Work work) {
      return await(run(workflow, ANNA, work));
    }

    private static <T> T await(CompletionStage<T> outcome) {
      try {
        return outcome.toCompletableFuture().get(20, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw (RuntimeException) e.getCause();
      } catch (InterruptedException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }

    /** What the sweep does once a second. */
    void sweep() {
      var sweep = new TaskSweep();
      sweep.tasks = this;
      sweep.running = running;
      sweep.ledger = ledger;
      sweep.clock = hand;
      sweep.sweep();
    }

    @Override
    Executor threads() {
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

  static LocalAgent agent(String id, Doing doing) {
    return new LocalAgent() {
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

  /** An agent on a thread of its own, as one that is elsewhere. */
  record Elsewhere(LocalAgent agent) implements Agent {

    @Override
    public AgentCard card() {
      return agent.card();
    }

    @Override
    public Suitability suits(AgentRequest request) {
      return agent.suits(request);
    }

    @Override
    public CompletionStage<AgentReply> begin(AgentRequest request, Work work) {
      return CompletableFuture.supplyAsync(() -> agent.run(request, work));
    }
  }

  /** Says what it was told, and gives its length as data. */
  static LocalAgent echo() {
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

  static LocalAgent failing() {
    return agent(
        "failing",
        (request, work) -> {
          throw new AgentException("It is too dark.");
        });
  }

  static LocalAgent broken() {
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
    return new Workflow.Step(id, task, null, agent, List.of(), null, List.of(), null, null);
  }

  static Workflow sequence(Workflow.Step... steps) {
    return new Workflow(Workflow.Type.SEQUENTIAL, List.of(steps));
  }
}
