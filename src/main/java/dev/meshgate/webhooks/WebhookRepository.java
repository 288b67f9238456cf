package dev.meshgate.webhooks;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.meshgate.tasks.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The webhooks as rows. Of several nodes that want to try one, the row count tells which does. */
@ApplicationScoped
@Transactional(MANDATORY)
class WebhookRepository {

  @PersistenceContext EntityManager db;

  void add(Webhook webhook) {
    db.persist(webhook);
  }

  Optional<Webhook> find(String id) {
    return Optional.ofNullable(db.find(Webhook.class, id));
  }

  Optional<Webhook> ofTask(String taskId) {
    return db.createQuery("from Webhook w where w.taskId = :task", Webhook.class)
        .setParameter("task", taskId)
        .getResultStream()
        .findFirst();
  }

  /** Those of tasks that have ended, whose time has come. */
  List<Webhook> due(Instant now, int most) {
    return db.createQuery(
            "from Webhook w where w.deliveredAt is null and w.givenUpAt is null"
                + " and w.nextAt <= :now and exists"
                + " (select 1 from Task t where t.id = w.taskId and t.status in (:final))"
                + " order by w.nextAt",
            Webhook.class)
        .setParameter("now", now)
        .setParameter("final", TaskStatus.FINAL)
        .setMaxResults(most)
        .getResultList();
  }

  /** Counts an attempt and says when the next one is, before it is made. */
  boolean claim(Webhook webhook, Instant nextAt) {
    return db.createQuery(
                "update Webhook w set w.attempts = :more, w.nextAt = :next"
                    + " where w.id = :id and w.attempts = :before and w.deliveredAt is null"
                    + " and w.givenUpAt is null")
            .setParameter("more", webhook.attempts() + 1)
            .setParameter("next", nextAt)
            .setParameter("id", webhook.id())
            .setParameter("before", webhook.attempts())
            .executeUpdate()
        == 1;
  }
}
