package dev.meshgate.tasks;

import dev.meshgate.agents.Route;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.tasks.TaskRepository.Ending;
import dev.meshgate.tasks.conversation.ConversationTurn;
import dev.meshgate.tasks.conversation.Conversations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what happens to the tasks of this node, each entry in a transaction of its own: work
 * that takes minutes must not hold one. An entry about a task that has ended meanwhile, or that
 * another node runs, is not made, and false is told.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class TaskLedger {

  static final String NODE = Secret.opaqueId("node_");
  static final String FATAL = "Every server that ran it has stopped. Ask for less.";
  static final String UNANSWERED = "Nobody answered what its agent had asked.";

  private static final int MOST_AT_ONCE = 50;

  @Inject TaskRepository rows;
  @Inject TaskSettings settings;
  @Inject Bulletins bulletins;
  @Inject Conversations conversations;
  @Inject Clock clock;

  /**
   * Writes down a new task.
   *
   * @param input what is given. It is asked for in the same transaction, so that what else it
   *     writes down, as a conversation that begins, is not there when the task is refused.
   * @throws TaskRefusedException when it is too much
   */
  Task open(
      Task.Owner owner,
      String kind,
      TaskStatus status,
      Supplier<JsonObject> input,
      Task.Terms terms) {
    if (rows.countUnderWay(owner.subject()) >= settings.running()) {
      throw new TaskRefusedException(
          "You have "
              + settings.running()
              + " tasks under way, which is the most at a time. Wait for one to end, or cancel"
              + " one.");
    }
    var given = input.get();
    new TaskBounds(settings).fits(given);
    var id = Secret.opaqueId(Task.PREFIX);
    var task = new Task(id, owner, kind, status, given, terms, lease());
    rows.add(task);
    return task;
  }

  private Task.Lease lease() {
    var now = clock.instant();
    return new Task.Lease(NODE, now, now.plus(settings.lease()));
  }

  /** The task that somebody sent before with the same key. */
  Optional<Task> sentBefore(String subject, String key) {
    return rows.byIdempotencyKey(subject, key);
  }

  Optional<Task> find(String id) {
    return rows.find(id);
  }

  boolean routing(String id) {
    return rows.routing(id, NODE);
  }

  /**
   * Somebody does it.
   *
   * @param chosen who, and why; null for a workflow, where each step has its own
   */
  boolean executing(String id, @Nullable Route chosen) {
    return rows.executing(id, NODE, Assigned.of(chosen), clock.instant());
  }

  boolean given(String id, String handle) {
    return handle.length() <= Task.LONGEST_HANDLE && rows.given(id, NODE, handle);
  }

  /** Of several tasks at once; those that are not ours any more are told. */
  List<String> progress(Map<String, TaskWork.Told> news) {
    var others = new ArrayList<String>();
    news.forEach(
        (id, told) -> {
          var message = Fit.text(told.message(), Task.LONGEST_MESSAGE);
          var fitting = new TaskWork.Told(told.progress(), Objects.requireNonNullElse(message, ""));
          if (!rows.progress(id, NODE, fitting, clock.instant())) {
            others.add(id);
          }
        });
    return others;
  }

  boolean complete(String id, String result) {
    return rows.finish(id, NODE, new Ending(TaskStatus.COMPLETED, result, null), clock.instant());
  }

  /** Also keeps what was said, where the task belongs to a conversation. */
  boolean complete(String id, Order order, Errand.Done done) {
    var ended = complete(id, Fit.reply(done.reply()));
    var conversation = order.conversationId();
    if (ended && conversation != null) {
      rows.find(id)
          .ifPresent(
              task ->
                  conversations.said(
                      task.subject(),
                      conversation,
                      new ConversationTurn.Said(
                          id,
                          order.words(),
                          done.reply().text(),
                          done.route().agent().card().id(),
                          task.client())));
    }
    return ended;
  }

  /** A workflow that failed keeps what its steps gave until then. */
  boolean fail(String id, String error, @Nullable String result) {
    var fitting = Fit.text(error, Task.LONGEST_ERROR);
    return rows.finish(id, NODE, new Ending(TaskStatus.FAILED, result, fitting), clock.instant());
  }

  boolean ask(String id, String question) {
    var fitting = Objects.requireNonNullElse(Fit.text(question, Task.LONGEST_ERROR), "");
    return rows.ask(id, NODE, fitting, clock.instant());
  }

  boolean answered(String id, JsonObject input) {
    return rows.answered(id, input.toString(), lease());
  }

  boolean cancel(String id) {
    var isElsewhere = rows.find(id).filter(task -> !task.isOnNode(NODE)).isPresent();
    var ended = rows.finish(id, new Ending(TaskStatus.CANCELLED, null, null), clock.instant());
    if (ended && isElsewhere) {
      bulletins.post(new Heard(Tasks.CANCELLED, id, null, null));
    }
    return ended;
  }

  boolean stepBegun(String id, int number, String name, String agent, String reason) {
    if (!isOurs(id)) {
      return false;
    }
    var now = clock.instant();
    rows.step(id, number)
        .ifPresentOrElse(
            step -> step.begin(agent, reason, now),
            () -> rows.add(new TaskStep(id, number, name, agent, reason, now)));
    return true;
  }

  void stepGiven(String id, int number, String handle) {
    if (handle.length() <= Task.LONGEST_HANDLE && isOurs(id)) {
      rows.step(id, number).ifPresent(step -> step.givenTo(handle));
    }
  }

  /** It is begun anew when there is an answer. */
  void stepAsks(String id, int number) {
    if (isOurs(id)) {
      rows.step(id, number).ifPresent(TaskStep::ask);
    }
  }

  boolean stepEnded(String id, int number, StepOutcome outcome) {
    if (!isOurs(id)) {
      return false;
    }
    rows.step(id, number)
        .ifPresentOrElse(
            step -> step.end(outcome), () -> rows.add(new TaskStep(id, number, outcome)));
    return true;
  }

  private boolean isOurs(String id) {
    return rows.touch(id, NODE, clock.instant());
  }

  /** Those that are not ours any more, with how it came to that. */
  Map<String, TaskWork.End> renew(Collection<String> ids) {
    if (ids.isEmpty() || rows.renew(NODE, ids, lease().endsAt()) == ids.size()) {
      return Map.of();
    }
    return lost(ids);
  }

  /** How it came that a task is not ours to go on with. */
  TaskWork.End howLost(String id) {
    return lost(List.of(id)).getOrDefault(id, TaskWork.End.CANCELLED);
  }

  private Map<String, TaskWork.End> lost(Collection<String> ids) {
    var lost = new HashMap<String, TaskWork.End>();
    for (var id : ids) {
      var task = rows.find(id);
      if (task.filter(row -> !row.status().isFinal() && row.isOnNode(NODE)).isEmpty()) {
        var isElsewhere = task.filter(row -> !row.isOnNode(NODE)).isPresent();
        lost.put(id, isElsewhere ? TaskWork.End.LOST : TaskWork.End.CANCELLED);
      }
    }
    return lost;
  }

  /** Those that this node may take over from others that are gone. */
  List<String> orphans() {
    return rows.orphans(clock.instant(), MOST_AT_ONCE);
  }

  /** Takes a task over. */
  Optional<Task> claim(String id) {
    return rows.claim(id, lease()) ? rows.find(id) : Optional.empty();
  }

  List<TaskStep> steps(String id) {
    return rows.steps(id);
  }

  int expire() {
    var now = clock.instant();
    return rows.expire(UNANSWERED, now.minus(settings.patience()), now);
  }

  int forget() {
    conversations.forget();
    return rows.forget(clock.instant().minus(settings.kept()));
  }
}
