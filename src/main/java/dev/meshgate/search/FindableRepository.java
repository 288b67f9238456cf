package dev.meshgate.search;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.session.SearchSession;

/** What can be found, as rows and in the index. */
@ApplicationScoped
@Transactional(MANDATORY)
class FindableRepository {

  @PersistenceContext EntityManager db;

  void add(Findable findable) {
    db.persist(findable);
  }

  void removeAllOf(String ref) {
    db.createQuery("from Findable f where f.ref = :ref", Findable.class)
        .setParameter("ref", ref)
        .getResultList()
        .forEach(db::remove);
    db.flush();
  }

  /** A row of the index and how well it fits. */
  record Hit(Findable findable, float score) {}

  List<Hit> find(Function<SearchPredicateFactory, PredicateFinalStep> predicate, int limit) {
    return index()
        .search(Findable.class)
        .select(f -> f.composite().from(f.entity(), f.score()).as(Hit::new))
        .where(f -> predicate.apply(f))
        .fetchHits(limit);
  }

  /** How many there are, and when the newest was stored. In the types that JPQL makes of them. */
  record State(Long count, Long newest) {}

  State inTable() {
    return db.createQuery(
            "select count(f), coalesce(max(f.storedAt), 0L) from Findable f", State.class)
        .getSingleResult();
  }

  State inIndex() {
    var newest =
        index()
            .search(Findable.class)
            .select(f -> f.field("storedAt", Long.class))
            .where(f -> f.matchAll())
            .sort(f -> f.field("storedAt").desc())
            .fetch(1);
    var at = newest.hits().stream().filter(Objects::nonNull).findFirst().orElse(0L);
    return new State(newest.total().hitCount(), at);
  }

  private SearchSession index() {
    return org.hibernate.search.mapper.orm.Search.session(db);
  }
}
