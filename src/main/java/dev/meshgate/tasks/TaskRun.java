package dev.meshgate.tasks;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.WorkCancelledException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One task on its way: who does it, then the doing, each written down. */
final class TaskRun {

  private static final System.Logger LOG = System.getLogger(TaskRun.class.getName());

  private final Order order;
  private final Tools tools;
  private final TaskWork work;
  private final Instant begun;
  private final CompletableFuture<TaskOutcome> outcome = new CompletableFuture<>();
  private volatile @Nullable Route route;

  TaskRun(Order order, Tools tools, TaskWork work) {
    this.order = order;
    this.tools = tools;
    this.work = work;
    this.begun = tools.clock().instant();
  }

  /** What a run works with. */
  record Tools(Assignment assignment, TaskLedger ledger, Clock clock, Executor threads) {}

  /**
   * Begins. The stage ends with what came of it, or with a {@link TaskFailedException}, or with a
   * {@link WorkCancelledException} when the one who waited is gone.
   */
  CompletableFuture<TaskOutcome> begin() {
    watch();
    follow(errand().begin());
    return outcome;
  }

  /**
   * Begins one that had to wait, or goes on with what another server had begun.
   *
   * @param task as it is written down; its agent is there where one has been chosen
   */
  CompletableFuture<TaskOutcome> goOn(Task task) {
    watch();
    if (task.agent().isPresent()) {
      follow(errand().resume(task.agent().orElseThrow(), task.reason().orElse(""), task.handle()));
    } else if (tools.ledger().routing(work.taskId())) {
      follow(errand().begin());
    } else {
      endedElsewhere();
    }
    return outcome;
  }

  private Errand errand() {
    return new Errand(tools.assignment(), order.request(), order.agent(), work, this::written);
  }

  private boolean written(Route chosen) {
    route = chosen;
    return tools.ledger().executing(work.taskId(), chosen);
  }

  private void watch() {
    var unused = work.ended().thenAcceptAsync(this::endedBy, tools.threads());
  }

  private void follow(CompletionStage<Errand.Done> doing) {
    var unused =
        doing.handle(
            (done, failure) -> {
              try {
                if (failure == null) {
                  completed(done);
                } else {
                  failed(Stages.cause(failure));
                }
              } catch (RuntimeException e) {
                // It cannot be written down; another server, or this one later, takes it up.
                outcome.completeExceptionally(e);
              }
              return done;
            });
  }

  private void completed(Errand.Done done) {
    if (tools.ledger().complete(work.taskId(), order, done)) {
      end(TaskStatus.COMPLETED, done.route(), done.reply());
    } else {
      endedElsewhere();
    }
  }

  private void end(TaskStatus status, Route by, AgentReply reply) {
    var took = Duration.between(begun, tools.clock().instant());
    outcome.complete(
        new TaskOutcome(work.taskId(), status, by, reply, took, order.conversationId()));
  }

  private void failed(Throwable failure) {
    if (failure instanceof WorkCancelledException) {
      endedElsewhere();
      return;
    }
    if (failure instanceof AgentAsksException asks) {
      if (tools.ledger().ask(work.taskId(), asks.sentence())) {
        end(
            TaskStatus.INPUT_REQUIRED,
            Objects.requireNonNull(route),
            AgentReply.text(asks.sentence()));
      } else {
        endedElsewhere();
      }
      return;
    }
    log(work.taskId(), failure);
    var sentence = Assignment.sentence(failure);
    tools.ledger().fail(work.taskId(), sentence, null);
    outcome.completeExceptionally(new TaskFailedException(work.taskId(), sentence));
  }

  static void log(String taskId, Throwable failure) {
    if (!(failure instanceof dev.meshgate.agents.AgentException)) {
      LOG.log(Level.ERROR, "the agent of " + taskId + " broke", failure);
    }
  }

  /** It ended while somebody was at it; {@link #endedBy} tells, or knows how. */
  private void endedElsewhere() {
    work.end(tools.ledger().howLost(work.taskId()));
  }

  private void endedBy(TaskWork.End how) {
    outcome.completeExceptionally(ended(tools.ledger(), work, how));
  }

  /** Who left gets no answer; who waits is told how it ended. */
  static RuntimeException ended(TaskLedger ledger, TaskWork work, TaskWork.End how) {
    var id = work.taskId();
    return switch (how) {
      case ABANDONED -> {
        ledger.cancel(id);
        yield new WorkCancelledException();
      }
      case CANCELLED -> new TaskFailedException(id, id + " was cancelled.");
      case OVERDUE -> {
        var sentence = "It was not done within the time that was given for it.";
        ledger.fail(id, sentence, null);
        yield new TaskFailedException(id, sentence);
      }
      case LOST ->
          new TaskFailedException(
              id, "Another server has taken " + id + " over; look there for its result.");
    };
  }
}
