package dev.meshgate.mcp.task;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work of tools as rows. What has ended stays as it ended. */
@ApplicationScoped
@Transactional(MANDATORY)
class JobRepository {

  private static final List<String> OPEN = List.of(JobRow.WORKING, JobRow.ASKING);

  @PersistenceContext EntityManager db;

  void add(JobRow row) {
    db.persist(row);
  }

  Optional<JobRow> find(String id) {
    return Optional.ofNullable(db.find(JobRow.class, id));
  }

  /** For a change that depends on what is there: no other can come between. */
  Optional<JobRow> locked(String id) {
    return Optional.ofNullable(db.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  long countOpen(String subject) {
    return db.createQuery(
            "select count(j) from JobRow j where j.subject = :subject and j.status in (:open)",
            Long.class)
        .setParameter("subject", subject)
        .setParameter("open", OPEN)
        .getSingleResult();
  }

  boolean end(String id, String status, @Nullable String result, Instant now) {
    return db.createQuery(
                "update JobRow j set j.status = :status, j.result = :result, j.questions = '[]',"
                    + " j.updatedAt = :now where j.id = :id and j.status in (:open)")
            .setParameter("status", status)
            .setParameter("result", result)
            .setParameter("now", now)
            .setParameter("id", id)
            .setParameter("open", OPEN)
            .executeUpdate()
        == 1;
  }

  Map<String, Instant> changes(Collection<String> ids) {
    var changes = new HashMap<String, Instant>();
    db.createQuery("select j.id, j.updatedAt from JobRow j where j.id in (:ids)", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .forEach(row -> changes.put((String) row[0], (Instant) row[1]));
    return changes;
  }

  void renew(Collection<String> ids, Instant leaseEndsAt) {
    db.createQuery("update JobRow j set j.leaseEndsAt = :ends where j.id in (:ids)")
        .setParameter("ends", leaseEndsAt)
        .setParameter("ids", ids)
        .executeUpdate();
  }

  List<String> open(Collection<String> ids) {
    return db.createQuery(
            "select j.id from JobRow j where j.id in (:ids) and j.status in (:open)", String.class)
        .setParameter("ids", ids)
        .setParameter("open", OPEN)
        .getResultList();
  }

  List<String> working(Collection<String> ids) {
    return db.createQuery(
            "select j.id from JobRow j where j.id in (:ids) and j.status = :working", String.class)
        .setParameter("ids", ids)
        .setParameter("working", JobRow.WORKING)
        .getResultList();
  }

  /** Whether there is one for {@link #endLost}. */
  boolean isSomeLost(Instant now) {
    return !db.createQuery(
            "select j.id from JobRow j where j.status in (:open) and j.leaseEndsAt < :now",
            String.class)
        .setParameter("open", OPEN)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Those of which nothing was heard of the node that runs them for too long. */
  void endLost(String status, String error, Instant now) {
    db.createQuery(
            "update JobRow j set j.status = :status, j.result = :error, j.questions = '[]',"
                + " j.updatedAt = :now where j.status in (:open) and j.leaseEndsAt < :now")
        .setParameter("status", status)
        .setParameter("error", error)
        .setParameter("now", now)
        .setParameter("open", OPEN)
        .executeUpdate();
  }

  /** Whether there is one for {@link #forget}. */
  boolean isSomeOlder(Instant createdBefore) {
    return !db.createQuery("select j.id from JobRow j where j.createdAt < :before", String.class)
        .setParameter("before", createdBefore)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  void forget(Instant createdBefore) {
    db.createQuery("delete from JobRow j where j.createdAt < :before")
        .setParameter("before", createdBefore)
        .executeUpdate();
  }
}
