package dev.meshgate.platform;

import dev.meshgate.platform.database.Embedded;
import dev.meshgate.platform.database.OneWriter;
import dev.meshgate.platform.database.Patient;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * Brings the database to the form that the entities expect, before anything else starts. The server
 * opens its port after that.
 */
@ApplicationScoped
class Migration {

  private static final System.Logger LOG = System.getLogger(Migration.class.getName());

  @Resource(name = "jdbc/migration", lookup = "jdbc/meshgate", shareable = false)
  DataSource database;

  @Resource TransactionSynchronizationRegistry transactions;

  @PersistenceUnit EntityManagerFactory entities;

  void migrate(
      @Observes @Priority(Start.DATABASE) @Initialized(ApplicationScoped.class) Object start) {
    // The files flyway.location are how Flyway finds a folder in a WAR. There are no callbacks, but
    // without a folder for them it logs an error.
    var flyway =
        Flyway.configure()
            .dataSource(new Patient(database))
            .locations("classpath:db")
            // Each room numbers its own by tens, so one of an earlier ten may be younger.
            .outOfOrder(true)
            .load();
    var done = flyway.migrate();
    if (flyway.info().applied().length == 0) {
      throw new IllegalStateException("no migration was found: the WAR is not whole");
    }
    var factory = entities.unwrap(SessionFactoryImplementor.class);
    factory.getSchemaManager().validateMappedObjects();
    if (Embedded.isBehind(database)) {
      writer(factory).guard(transactions);
    }
    LOG.log(Level.INFO, "database ready, {0} migrations applied", done.migrationsExecuted);
  }

  /** The one that persistence.xml names. */
  private static OneWriter writer(SessionFactoryImplementor factory) {
    return (OneWriter) factory.getSessionFactoryOptions().getStatementInspector();
  }
}
