package dev.meshgate.search;

import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import org.hibernate.search.mapper.orm.Search;

/** Makes the index anew when it does not hold what the table holds: it was lost, damaged or new. */
@ApplicationScoped
public class IndexAtStart {

  private static final System.Logger LOG = System.getLogger(IndexAtStart.class.getName());

  @Inject Counts counts;
  @PersistenceUnit EntityManagerFactory entities;

  void start(@Observes @Priority(Start.ACCOUNTS) @Initialized(ApplicationScoped.class) Object start)
      throws InterruptedException {
    if (counts.differ()) {
      LOG.log(Level.INFO, "the index is made anew");
      Search.mapping(entities)
          .scope(Findable.class)
          .massIndexer()
          .threadsToLoadObjects(1)
          .startAndWait();
    }
  }

  /** Asks the table and the index. */
  @ApplicationScoped
  static class Counts {

    @Inject FindableRepository index;

    @Transactional
    boolean differ() {
      return !index.inTable().equals(index.inIndex());
    }
  }
}
