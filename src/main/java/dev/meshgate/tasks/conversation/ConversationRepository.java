package dev.meshgate.tasks.conversation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The conversations as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class ConversationRepository {

  @PersistenceContext EntityManager db;

  void add(Conversation conversation) {
    db.persist(conversation);
  }

  void add(ConversationTurn turn) {
    db.persist(turn);
  }

  Optional<Conversation> find(String id) {
    return Optional.ofNullable(db.find(Conversation.class, id));
  }

  /** The same, for whoever adds to it: one at a time. */
  Optional<Conversation> forChange(String id) {
    return Optional.ofNullable(db.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those that have not expired, the one used last first. */
  List<Conversation> of(String subject, Instant now) {
    return db.createQuery(
            "from Conversation c where c.subject = :subject and c.expiresAt > :now"
                + " order by c.usedAt desc, c.id",
            Conversation.class)
        .setParameter("subject", subject)
        .setParameter("now", now)
        .getResultList();
  }

  /** Newest first. */
  List<ConversationTurn> turns(String conversationId) {
    return db.createQuery(
            "from ConversationTurn t where t.conversationId = :id order by t.saidAt desc, t.id desc",
            ConversationTurn.class)
        .setParameter("id", conversationId)
        .getResultList();
  }

  /** Its turns go with it (V091). */
  void remove(Conversation conversation) {
    db.remove(conversation);
  }

  void remove(ConversationTurn turn) {
    db.remove(turn);
  }

  int forget(Instant now) {
    return db.createQuery("delete from Conversation c where c.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
