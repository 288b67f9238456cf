package dev.meshgate.tasks;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tasks as rows. Every change asks in its statement whether the task is still under way, and
 * whether this node still runs it, and the row count tells: what has ended stays as it ended, and
 * of two nodes that both believe they run it one is heard.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class TaskRepository {

  private static final String OURS =
      " where t.id = :id and t.node = :node and t.status in (:active)";

  @PersistenceContext EntityManager db;

  /** Now, so that of two with the same key the second is refused while it can still be told. */
  void add(Task task) {
    db.persist(task);
    db.flush();
  }

  void add(TaskStep step) {
    db.persist(step);
  }

  Optional<Task> find(String id) {
    return Optional.ofNullable(db.find(Task.class, id));
  }

  Optional<Task> byIdempotencyKey(String subject, String key) {
    return db.createQuery(
            "from Task t where t.subject = :subject and t.idempotencyKey = :key", Task.class)
        .setParameter("subject", subject)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<Task> of(String subject, @Nullable TaskStatus status, int limit) {
    var query =
        db.createQuery(
            "from Task t where t.subject = :subject"
                + (status == null ? "" : " and t.status in (:status)")
                + " order by t.createdAt desc, t.id",
            Task.class);
    if (status != null) {
      query.setParameter("status", status.stored());
    }
    return query.setParameter("subject", subject).setMaxResults(limit).getResultList();
  }

  /** Newest first; no more than one person may have under way. */
  List<Task> underWay(Task.Owner owner) {
    return db.createQuery(
            "from Task t where t.subject = :subject and t.client = :client"
                + " and t.status in (:open) order by t.createdAt desc, t.id",
            Task.class)
        .setParameter("subject", owner.subject())
        .setParameter("client", owner.client())
        .setParameter("open", TaskStatus.OPEN)
        .getResultList();
  }

  List<TaskStep> steps(String taskId) {
    return db.createQuery(
            "from TaskStep s where s.taskId = :task order by s.stepNumber", TaskStep.class)
        .setParameter("task", taskId)
        .getResultList();
  }

  Optional<TaskStep> step(String taskId, int number) {
    return Optional.ofNullable(db.find(TaskStep.class, TaskStep.id(taskId, number)));
  }

  long countUnderWay(String subject) {
    return db.createQuery(
            "select count(t) from Task t where t.subject = :subject and t.status in (:active)",
            Long.class)
        .setParameter("subject", subject)
        .setParameter("active", TaskStatus.ACTIVE)
        .getSingleResult();
  }

  private Query ours(String change, String id, String node) {
    return db.createQuery("update Task t set " + change + OURS)
        .setParameter("id", id)
        .setParameter("node", node)
        .setParameter("active", TaskStatus.ACTIVE);
  }

  boolean routing(String id, String node) {
    return ours("t.status = :status", id, node)
            .setParameter("status", TaskStatus.ROUTING.word())
            .executeUpdate()
        == 1;
  }

  /** Whoever does it now has not said by what name it can be asked after. */
  boolean executing(String id, String node, Assigned to, Instant now) {
    return ours(
                "t.status = :status, t.agent = :agent, t.reason = :reason, t.choice = :choice,"
                    + " t.handle = null, t.updatedAt = :now",
                id,
                node)
            .setParameter("now", now)
            .setParameter("status", TaskStatus.EXECUTING.word())
            .setParameter("agent", to.agent())
            .setParameter("reason", to.reason())
            .setParameter("choice", to.choice())
            .executeUpdate()
        == 1;
  }

  /** Something of it has changed, as one of its steps. */
  boolean touch(String id, String node, Instant now) {
    return ours("t.updatedAt = :now", id, node).setParameter("now", now).executeUpdate() == 1;
  }

  /** When each of those last changed. */
  Map<String, Instant> changes(Collection<String> ids) {
    return db.createQuery(
            "select t.id, t.updatedAt from Task t where t.id in (:ids)", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1]));
  }

  boolean given(String id, String node, String handle) {
    return ours("t.handle = :handle", id, node).setParameter("handle", handle).executeUpdate() == 1;
  }

  boolean progress(String id, String node, TaskWork.Told told, Instant now) {
    return ours("t.progress = :progress, t.message = :message, t.updatedAt = :now", id, node)
            .setParameter("progress", told.progress())
            .setParameter("message", told.message())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The agent wants to know something first. No server is at work on it until it is answered. */
  boolean ask(String id, String node, String question, Instant now) {
    return ours(
                "t.status = :status, t.question = :question, t.message = :message,"
                    + " t.updatedAt = :now",
                id,
                node)
            .setParameter("status", TaskStatus.INPUT_REQUIRED.word())
            .setParameter("question", question)
            .setParameter("message", "Waiting for an answer")
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** An answer was given, and this node goes on with it: whoever does it is chosen anew. */
  boolean answered(String id, String input, Task.Lease lease) {
    return db.createQuery(
                "update Task t set t.status = :status, t.question = null, t.input = :input,"
                    + " t.agent = null, t.reason = null, t.handle = null,"
                    + " t.message = :message, t.node = :node, t.leaseEndsAt = :ends,"
                    + " t.updatedAt = :now where t.id = :id and t.status = :waiting")
            .setParameter("status", TaskStatus.PENDING.word())
            .setParameter("input", input)
            .setParameter("message", "Answered")
            .setParameter("node", lease.node())
            .setParameter("ends", lease.endsAt())
            .setParameter("now", lease.begunAt())
            .setParameter("id", id)
            .setParameter("waiting", TaskStatus.INPUT_REQUIRED.word())
            .executeUpdate()
        == 1;
  }

  boolean finish(String id, String node, Ending ending, Instant now) {
    return finished(ours(ENDING, id, node), ending, now);
  }

  /** Whichever node runs it, and when none does. */
  boolean finish(String id, Ending ending, Instant now) {
    return finished(
        db.createQuery("update Task t set " + ENDING + " where t.id = :id and t.status in (:open)")
            .setParameter("id", id)
            .setParameter("open", TaskStatus.OPEN),
        ending,
        now);
  }

  /** How it ended. */
  record Ending(TaskStatus status, @Nullable String result, @Nullable String error) {}

  private static final String ENDING =
      "t.status = :status, t.result = :result, t.error = :error, t.question = null,"
          + " t.progress = case when :done = true then 1.0 else t.progress end,"
          + " t.message = :message, t.updatedAt = :now, t.finishedAt = :now";

  private static boolean finished(Query query, Ending ending, Instant now) {
    return query
            .setParameter("status", ending.status().word())
            .setParameter("result", ending.result())
            .setParameter("error", ending.error())
            .setParameter("done", ending.status() == TaskStatus.COMPLETED)
            .setParameter("message", messageOf(ending.status()))
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  private static String messageOf(TaskStatus status) {
    return status.word().substring(0, 1).toUpperCase(Locale.ROOT) + status.word().substring(1);
  }

  /** How many are still run by that node. */
  int renew(String node, Collection<String> ids, Instant leaseEndsAt) {
    return db.createQuery(
            "update Task t set t.leaseEndsAt = :ends"
                + " where t.id in (:ids) and t.node = :node and t.status in (:active)")
        .setParameter("ends", leaseEndsAt)
        .setParameter("ids", ids)
        .setParameter("node", node)
        .setParameter("active", TaskStatus.ACTIVE)
        .executeUpdate();
  }

  /** Those of which nothing was heard of the node that runs them for too long. */
  List<String> orphans(Instant now, int most) {
    return db.createQuery(
            "select t.id from Task t where t.status in (:active) and t.leaseEndsAt < :now"
                + " order by t.createdAt",
            String.class)
        .setParameter("active", TaskStatus.ACTIVE)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /** One node takes it over, and of several that try at once one succeeds. */
  boolean claim(String id, Task.Lease lease) {
    return db.createQuery(
                "update Task t set t.node = :node, t.leaseEndsAt = :ends, t.updatedAt = :now,"
                    + " t.takeovers = t.takeovers + 1"
                    + " where t.id = :id and t.status in (:active) and t.leaseEndsAt < :now")
            .setParameter("id", id)
            .setParameter("node", lease.node())
            .setParameter("ends", lease.endsAt())
            .setParameter("now", lease.begunAt())
            .setParameter("active", TaskStatus.ACTIVE)
            .executeUpdate()
        == 1;
  }

  /** Those that wait for an answer and whose time is over. */
  int expire(String error, Instant askedBefore, Instant now) {
    return db.createQuery(
            "update Task t set t.status = :failed, t.error = :error, t.message = :message,"
                + " t.question = null, t.updatedAt = :now, t.finishedAt = :now"
                + " where t.status = :waiting and (t.updatedAt < :before or t.deadlineAt < :now)")
        .setParameter("failed", TaskStatus.FAILED.word())
        .setParameter("error", error)
        .setParameter("message", messageOf(TaskStatus.FAILED))
        .setParameter("waiting", TaskStatus.INPUT_REQUIRED.word())
        .setParameter("before", askedBefore)
        .setParameter("now", now)
        .executeUpdate();
  }

  int forget(Instant finishedBefore) {
    return db.createQuery("delete from Task t where t.finishedAt < :before")
        .setParameter("before", finishedBefore)
        .executeUpdate();
  }
}
