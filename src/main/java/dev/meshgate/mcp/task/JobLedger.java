package dev.meshgate.mcp.task;

import dev.meshgate.mcp.JsonRpcError;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.task.Standing.Cancelled;
import dev.meshgate.mcp.task.Standing.Completed;
import dev.meshgate.mcp.task.Standing.Failed;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what happens to the work of tools, each entry in a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class JobLedger {

  /** By this word nodes tell each other that a job was answered or called off. */
  static final String CHANGED = "tool-job";

  /** With which every id begins. */
  static final String PREFIX = "job_";

  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final int MOST_OPEN = 50;

  private static final Failed LOST =
      Failed.of(JsonRpcError.INTERNAL_ERROR.inBand("The server that ran it has stopped."));

  @Inject JobRepository rows;
  @Inject Bulletins bulletins;
  @Inject Clock clock;

  /**
   * Writes down a new job.
   *
   * @return its id
   * @throws ToolFailure when the person has too many
   */
  String open(String subject) {
    if (rows.countOpen(subject) >= MOST_OPEN) {
      throw new ToolFailure(
          "You have "
              + MOST_OPEN
              + " tasks of tools under way, which is the most at a time. Wait for one to end, or"
              + " cancel one.");
    }
    var id = Secret.opaqueId(PREFIX);
    var now = clock.instant();
    rows.add(new JobRow(id, subject, now, now.plus(LEASE)));
    return id;
  }

  Optional<ClientTask> find(String subject, String id) {
    return rows.find(id).filter(row -> row.isOf(subject)).map(JobRow::task);
  }

  /** False when it has ended meanwhile, or that is too much to be kept. */
  boolean ask(String id, List<Question> questions) {
    return rows.locked(id)
        .filter(row -> !row.task().standing().isFinal())
        .filter(row -> row.ask(questions, clock.instant()))
        .isPresent();
  }

  /** Keeps answers, unless it does not ask any more. */
  void answer(String subject, String id, Map<String, JsonObject> answers) {
    rows.locked(id)
        .filter(row -> row.isOf(subject) && row.isAsking())
        .ifPresent(
            row -> {
              row.answer(answers, clock.instant());
              if (!row.isAsking()) {
                bulletins.post(new Heard(CHANGED, id, null, null));
              }
            });
  }

  /** Those of them that ask nothing more and have not ended. */
  List<String> answered(Collection<String> asking) {
    return asking.isEmpty() ? List.of() : rows.working(asking);
  }

  /** All answers so far, if it asks nothing more and has not ended. */
  Optional<Map<String, JsonObject>> answers(String id) {
    return rows.find(id)
        .filter(row -> !row.task().standing().isFinal() && !row.isAsking())
        .map(JobRow::answers);
  }

  void complete(String id, ToolResult result) {
    var whole = Completed.text(result);
    var kept =
        whole.length() <= JobRow.LONGEST_RESULT
            ? whole
            : Completed.text(
                ToolResult.failure("The answer is longer than can be kept. Ask for less at once."));
    rows.end(id, JobRow.COMPLETED, kept, clock.instant());
  }

  void fail(String id, Failed failed) {
    rows.end(id, failed.word(), failed.error().toString(), clock.instant());
  }

  void cancel(String id) {
    if (rows.end(id, new Cancelled().word(), null, clock.instant())) {
      bulletins.post(new Heard(CHANGED, id, null, null));
    }
  }

  Map<String, Instant> changes(Collection<String> ids) {
    return rows.changes(ids);
  }

  /** Keeps those of this node, and tells which of them have not ended. */
  List<String> renew(Collection<String> running) {
    rows.renew(running, clock.instant().plus(LEASE));
    return rows.open(running);
  }

  /**
   * Ends those of nodes that are gone, and forgets what nobody has to come back for any more. It
   * looks first: on the embedded database whoever writes has others wait, also where it changes
   * nothing.
   */
  void tidy() {
    var now = clock.instant();
    if (rows.isSomeLost(now)) {
      rows.endLost(LOST.word(), LOST.error().toString(), now);
    }
    if (rows.isSomeOlder(now.minus(JobRow.KEPT))) {
      rows.forget(now.minus(JobRow.KEPT));
    }
  }
}
