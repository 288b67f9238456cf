package dev.meshgate.platform.database;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/**
 * Lets one transaction at a time write to the embedded database, from its first statement that is
 * no mere reading to its end. H2 saves its maps one after the other while other transactions change
 * them: after a power cut half of one that was under way, or of two that ended together, can be
 * found. Hibernate shows it every statement; before {@link #guard} it lets all of them pass.
 */
public final class OneWriter implements StatementInspector {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final transient Semaphore turn = new Semaphore(1, true);
  private final Duration patience;
  private transient volatile @Nullable TransactionSynchronizationRegistry transactions;
  private transient volatile @Nullable Hold held;

  /** For Hibernate. */
  public OneWriter() {
    this(PATIENCE);
  }

  OneWriter(Duration patience) {
    this.patience = patience;
  }

  /** From now on one at a time, of the transactions of that container. */
  public void guard(TransactionSynchronizationRegistry container) {
    transactions = container;
  }

  @Override
  public @Nullable String inspect(String sql) {
    var container = transactions;
    if (container != null && writes(sql) && container.getTransactionKey() != null) {
      begin(container);
    }
    return sql;
  }

  static boolean writes(String sql) {
    return !sql.startsWith("select") || sql.contains(" for update");
  }

  private void begin(TransactionSynchronizationRegistry container) {
    if (container.getResource(this) != null) {
      return;
    }
    var hold = hold();
    try {
      container.registerInterposedSynchronization(hold);
      container.putResource(this, hold);
    } catch (RuntimeException e) {
      hold.end();
      throw e;
    }
  }

  /** A transaction within another, of the same thread, goes on with the other's turn. */
  private Hold hold() {
    var now = held;
    if (now != null && now.writer == Thread.currentThread()) {
      now.transactions++;
      return now;
    }
    if (!taken()) {
      throw new JDBCConnectionException(
          "others have been writing for too long",
          new SQLTransientConnectionException("no turn to write within " + patience));
    }
    var own = new Hold(Thread.currentThread());
    held = own;
    return own;
  }

  private boolean taken() {
    try {
      return turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The turn of a thread, until as many transactions have ended as it has begun. */
  private final class Hold implements Synchronization {

    private final Thread writer;
    private int transactions = 1;

    Hold(Thread writer) {
      this.writer = writer;
    }

    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      end();
    }

    void end() {
      if (--transactions == 0) {
        held = null;
        turn.release();
      }
    }
  }
}
