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

  /** Those that a person may see, by id. */
  List<StoredWorkflow> visibleTo(String subject) {
    return db.createQuery(
            "from StoredWorkflow w where w.removedAt is null"
                + " and (w.visibility = :everyone or w.owner = :subject) order by w.id",
            StoredWorkflow.class)
        .setParameter("everyone", Visibility.EVERYONE)
        .setParameter("subject", subject)
        .getResultList();
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
