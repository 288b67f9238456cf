package dev.meshgate.tasks;

import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to the tasks of this node, each entry in a transaction of its own: work
 * that takes minutes must not hold one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TaskLedger {

  static final String NODE = Secret.opaqueId("node_");
  static final String GIVEN_UP = "The server that ran it stopped. Run it again.";

  @Inject TaskRepository rows;
  @Inject TaskSettings settings;
  @Inject Clock clock;

  /**
   * Writes down a new task.
   *
   * @return its id
   * @throws TaskRefusedException when it is too much
   */
  String open(Task.Owner owner, String kind, JsonObject input) {
    if (rows.countUnderWay(owner.subject()) >= settings.running()) {
      throw new TaskRefusedException(
          "You have "
              + settings.running()
              + " tasks under way, which is the most at a time. Wait for one to end, or cancel"
              + " one.");
    }
    var now = clock.instant();
    var id = Secret.opaqueId("task_");
    rows.add(
        new Task(id, owner, kind, input, new Task.Lease(NODE, now, now.plus(settings.lease()))));
    return id;
  }

  /** False when the task has ended meanwhile; so with the others. */
  boolean routing(String id) {
    return rows.begin(id, TaskStatus.ROUTING, null, null);
  }

  boolean running(String id, @Nullable String agent, @Nullable String reason) {
    return rows.begin(id, TaskStatus.RUNNING, agent, Fit.text(reason, Task.LONGEST_REASON));
  }

  boolean progress(String id, double progress, String message) {
    var fitting = Optional.ofNullable(Fit.text(message, Task.LONGEST_MESSAGE)).orElse("");
    return rows.progress(id, progress, fitting, clock.instant());
  }

  boolean complete(String id, String result) {
    return rows.finish(id, TaskStatus.COMPLETED, result, null, clock.instant());
  }

  /** A workflow that failed keeps what its steps gave until then. */
  boolean fail(String id, String error, @Nullable String result) {
    var fitting = Fit.text(error, Task.LONGEST_ERROR);
    return rows.finish(id, TaskStatus.FAILED, result, fitting, clock.instant());
  }

  boolean cancel(String id) {
    return rows.finish(id, TaskStatus.CANCELLED, null, null, clock.instant());
  }

  void step(String id, int number, StepOutcome outcome) {
    rows.add(new TaskStep(id, number, outcome));
  }

  void renew(Collection<String> ids) {
    if (!ids.isEmpty()) {
      rows.renew(NODE, ids, clock.instant().plus(settings.lease()));
    }
  }

  int giveUp() {
    return rows.giveUp(GIVEN_UP, clock.instant());
  }

  int forget() {
    return rows.forget(clock.instant().minus(settings.kept()));
  }
}
