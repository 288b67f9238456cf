package dev.meshgate.tasks;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tasks as rows. Every change asks in its statement whether the task is still under way, and
 * the row count tells: what has ended stays as it ended.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class TaskRepository {

  private static final String UNDER_WAY = " where t.id = :id and t.status in (:active)";

  @PersistenceContext EntityManager db;

  void add(Task task) {
    db.persist(task);
  }

  void add(TaskStep step) {
    db.persist(step);
  }

  Optional<Task> find(String id) {
    return Optional.ofNullable(db.find(Task.class, id));
  }

  /** Newest first. */
  List<Task> of(String subject, @Nullable TaskStatus status, int limit) {
    var query =
        db.createQuery(
            "from Task t where t.subject = :subject"
                + (status == null ? "" : " and t.status = :status")
                + " order by t.createdAt desc, t.id",
            Task.class);
    if (status != null) {
      query.setParameter("status", status.word());
    }
    return query.setParameter("subject", subject).setMaxResults(limit).getResultList();
  }

  /** Newest first; no more than one person may have under way. */
  List<Task> underWay(Task.Owner owner) {
    return db.createQuery(
            "from Task t where t.subject = :subject and t.client = :client"
                + " and t.status in (:active) order by t.createdAt desc, t.id",
            Task.class)
        .setParameter("subject", owner.subject())
        .setParameter("client", owner.client())
        .setParameter("active", TaskStatus.ACTIVE)
        .getResultList();
  }

  List<TaskStep> steps(String taskId) {
    return db.createQuery(
            "from TaskStep s where s.taskId = :task order by s.stepNumber", TaskStep.class)
        .setParameter("task", taskId)
        .getResultList();
  }

  long countUnderWay(String subject) {
    return db.createQuery(
            "select count(t) from Task t where t.subject = :subject and t.status in (:active)",
            Long.class)
        .setParameter("subject", subject)
        .setParameter("active", TaskStatus.ACTIVE)
        .getSingleResult();
  }

  boolean begin(String id, TaskStatus status, @Nullable String agent, @Nullable String reason) {
    return db.createQuery(
                "update Task t set t.status = :status, t.agent = :agent, t.reason = :reason"
                    + UNDER_WAY)
            .setParameter("id", id)
            .setParameter("active", TaskStatus.ACTIVE)
            .setParameter("status", status.word())
            .setParameter("agent", agent)
            .setParameter("reason", reason)
            .executeUpdate()
        == 1;
  }

  boolean progress(String id, double progress, String message, Instant now) {
    return db.createQuery(
                "update Task t set t.progress = :progress, t.message = :message,"
                    + " t.updatedAt = :now"
                    + UNDER_WAY)
            .setParameter("id", id)
            .setParameter("active", TaskStatus.ACTIVE)
            .setParameter("progress", progress)
            .setParameter("message", message)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  boolean finish(
      String id, TaskStatus status, @Nullable String result, @Nullable String error, Instant now) {
    return db.createQuery(
                "update Task t set t.status = :status, t.result = :result, t.error = :error,"
                    + " t.progress = case when :done = true then 1.0 else t.progress end,"
                    + " t.message = :message, t.updatedAt = :now, t.finishedAt = :now"
                    + UNDER_WAY)
            .setParameter("id", id)
            .setParameter("active", TaskStatus.ACTIVE)
            .setParameter("status", status.word())
            .setParameter("result", result)
            .setParameter("error", error)
            .setParameter("done", status == TaskStatus.COMPLETED)
            .setParameter("message", messageOf(status))
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  private static String messageOf(TaskStatus status) {
    return status.word().substring(0, 1).toUpperCase(Locale.ROOT) + status.word().substring(1);
  }

  void renew(String node, Collection<String> ids, Instant leaseEndsAt) {
    db.createQuery(
            "update Task t set t.leaseEndsAt = :ends"
                + " where t.id in (:ids) and t.node = :node and t.status in (:active)")
        .setParameter("ends", leaseEndsAt)
        .setParameter("ids", ids)
        .setParameter("node", node)
        .setParameter("active", TaskStatus.ACTIVE)
        .executeUpdate();
  }

  int giveUp(String error, Instant now) {
    return db.createQuery(
            "update Task t set t.status = :failed, t.error = :error, t.message = :message,"
                + " t.updatedAt = :now, t.finishedAt = :now"
                + " where t.status in (:active) and t.leaseEndsAt < :now")
        .setParameter("failed", TaskStatus.FAILED.word())
        .setParameter("error", error)
        .setParameter("message", messageOf(TaskStatus.FAILED))
        .setParameter("active", TaskStatus.ACTIVE)
        .setParameter("now", now)
        .executeUpdate();
  }

  int forget(Instant finishedBefore) {
    return db.createQuery("delete from Task t where t.finishedAt < :before")
        .setParameter("before", finishedBefore)
        .executeUpdate();
  }
}
