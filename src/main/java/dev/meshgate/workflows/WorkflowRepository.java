package dev.meshgate.workflows;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored workflows as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class WorkflowRepository {

  @PersistenceContext EntityManager db;

  /** Now, so that of two at once the second is refused while it can still be told. */
  void add(StoredWorkflow workflow) {
    db.persist(workflow);
    db.flush();
  }

  void add(WorkflowVersion version) {
    db.persist(version);
  }

  /** Also one that was removed. */
  Optional<StoredWorkflow> find(String id) {
    return Optional.ofNullable(db.find(StoredWorkflow.class, id));
  }

  /** The same, for whoever changes it: one at a time. */
  Optional<StoredWorkflow> forChange(String id) {
    return Optional.ofNullable(db.find(StoredWorkflow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  @Nullable WorkflowVersion version(String id, int version) {
    return db.find(WorkflowVersion.class, WorkflowVersion.id(id, version));
  }

  /** One in one of its versions. */
  record Row(StoredWorkflow workflow, WorkflowVersion version) {}

  /** Those that a person may see, by id, in their last versions. */
  List<Row> visibleTo(String subject) {
    return db.createQuery(
            "select w, v from StoredWorkflow w join WorkflowVersion v"
                + " on v.workflowId = w.id and v.version = w.version where w.removedAt is null"
                + " and (w.visibility = :everyone or w.owner = :subject) order by w.id",
            Object[].class)
        .setParameter("everyone", Visibility.EVERYONE)
        .setParameter("subject", subject)
        .getResultStream()
        .map(row -> new Row((StoredWorkflow) row[0], (WorkflowVersion) row[1]))
        .toList();
  }

  /** Newest first. */
  List<WorkflowVersion> versions(String id) {
    return db.createQuery(
            "from WorkflowVersion v where v.workflowId = :id order by v.version desc",
            WorkflowVersion.class)
        .setParameter("id", id)
        .getResultList();
  }

  void removeVersions(String id) {
    db.createQuery("delete from WorkflowVersion v where v.workflowId = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
