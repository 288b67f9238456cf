package dev.meshgate.platform.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.Product;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Inside the server, with its transactions and the embedded database. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("Transactions on the embedded database")
class OneWriterIT {

  @Inject Transactions transactions;

  private final CountDownLatch go = new CountDownLatch(1);

  @Deployment
  static WebArchive product() {
    return Product.copy("one-writer")
        .addClass(Transactions.class)
        .addAsLibrary(Product.libraryOf(Assertions.class));
  }

  /** What the tests do in transactions of their own. */
  @ApplicationScoped
  public static class Transactions {

    @PersistenceContext EntityManager db;
    @Resource ManagedExecutorService threads;

    /** In another thread. */
    public Future<?> run(Runnable what) {
      return threads.submit(what);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void write() {
      touch();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void lock() {
      db.createNativeQuery("select node from audit_pending where number < 0 for update")
          .getResultList();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public long read() {
      return (Long) db.createNativeQuery("select count(*) from audit_pending").getSingleResult();
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void writeAnd(Runnable then) {
      touch();
      then.run();
    }

    private void touch() {
      db.createNativeQuery("update audit_pending set node = node where number < 0").executeUpdate();
    }
  }

  /** Somebody who has written, and does not end before {@link #go}. */
  private Future<?> somebodyWrites() throws InterruptedException {
    var wrote = new CountDownLatch(1);
    var somebody =
        run(
            () ->
                transactions.writeAnd(
                    () -> {
                      wrote.countDown();
                      waitUntilGo();
                    }));
    assertThat(wrote.await(20, SECONDS)).isTrue();
    return somebody;
  }

  private Future<?> run(Runnable what) {
    return transactions.run(what);
  }

  private void waitUntilGo() {
    try {
      assertThat(go.await(40, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void letGo() {
    go.countDown();
  }

  @Test
  void onlyOneWrites() throws Exception {
    var first = somebodyWrites();

    var other = run(transactions::write);
    var third = run(transactions::lock);
    assertThatThrownBy(() -> other.get(500, MILLISECONDS)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> third.get(500, MILLISECONDS)).isInstanceOf(TimeoutException.class);

    go.countDown();
    first.get(10, SECONDS);
    other.get(10, SECONDS);
    third.get(10, SECONDS);
  }

  @Test
  void readersDoNotWait() throws Exception {
    var writing = somebodyWrites();

    run(() -> assertThat(transactions.read()).isNotNegative()).get(5, SECONDS);
    assertThat(writing.isDone()).isFalse();
  }

  @Test
  void oneWithinAnotherDoesNotWaitForIt() throws Exception {
    var within = run(() -> transactions.writeAnd(() -> transactions.write()));

    within.get(5, SECONDS);
  }

  @Test
  void oneThatFailsLetsTheOthersGoOn() throws Exception {
    var failing =
        run(
            () ->
                transactions.writeAnd(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }));
    assertThatThrownBy(() -> failing.get(20, SECONDS)).isInstanceOf(ExecutionException.class);

    run(transactions::write).get(5, SECONDS);
  }

  @Test
  void whoWaitsTooLongIsToldToComeBack() throws Exception {
    var first = somebodyWrites();

    var late = run(transactions::write);

    assertThatThrownBy(() -> late.get(30, SECONDS))
        .isInstanceOfSatisfying(
            ExecutionException.class,
            failure -> assertThat(Outage.isBehind(failure.getCause())).isTrue());
    assertThat(first.isDone()).isFalse();
  }
}
