package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.work.Work.Severity;
import dev.meshgate.platform.work.WorkCancelledException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One task on its way: who does it, then the doing, each written down. */
final class TaskRun {

  private static final System.Logger LOG = System.getLogger(TaskRun.class.getName());

  private final Assignment assignment;
  private final TaskLedger ledger;
  private final Clock clock;
  private final TaskWork work;

  TaskRun(Assignment assignment, TaskLedger ledger, Clock clock, TaskWork work) {
    this.assignment = assignment;
    this.ledger = ledger;
    this.clock = clock;
    this.work = work;
  }

  TaskOutcome run(AgentRequest request, @Nullable String agent) {
    var begun = clock.instant();
    try {
      goOn(ledger.routing(work.taskId()));
      var route = assignment.of(request, agent);
      goOn(ledger.running(work.taskId(), route.agent().card().id(), route.reason()));
      work.note(Severity.INFO, route.agent().card().name() + " does it. " + route.reason());
      var reply = reply(route, request);
      goOn(ledger.complete(work.taskId(), Fit.reply(reply)));
      return new TaskOutcome(work.taskId(), route, reply, Duration.between(begun, clock.instant()));
    } catch (WorkCancelledException e) {
      throw cancelled(ledger, work);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private AgentReply reply(Route route, AgentRequest request) {
    work.stopIfCancelled();
    return route.agent().run(request, work);
  }

  /** A task that was ended elsewhere goes no further. */
  private static void goOn(boolean underWay) {
    if (!underWay) {
      throw new WorkCancelledException();
    }
  }

  private TaskFailedException failed(RuntimeException failure) {
    var sentence = Assignment.sentence(failure);
    log(work.taskId(), failure);
    ledger.fail(work.taskId(), sentence, null);
    return new TaskFailedException(work.taskId(), sentence);
  }

  static void log(String taskId, RuntimeException failure) {
    if (!(failure instanceof dev.meshgate.agents.AgentException)) {
      LOG.log(Level.ERROR, "the agent of " + taskId + " broke", failure);
    }
  }

  /** Who left gets no answer; who waits is told that somebody else ended it. */
  static RuntimeException cancelled(TaskLedger ledger, TaskWork work) {
    ledger.cancel(work.taskId());
    return work.isAbandoned()
        ? new WorkCancelledException()
        : new TaskFailedException(work.taskId(), work.taskId() + " was cancelled.");
  }
}
