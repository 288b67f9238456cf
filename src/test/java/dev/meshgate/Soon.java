package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks again and again, until it is so or should have been. */
public final class Soon {

  private static final int BETWEEN_MILLIS = 50;

  private Soon() {}

  /** Fails with what was seen last when it is not so within that time. */
  public static <T> T seen(Duration within, Callable<T> looking, Predicate<T> wanted) {
    var end = Instant.now().plus(within);
    try {
      for (var last = looking.call(); ; last = looking.call()) {
        if (wanted.test(last)) {
          return last;
        }
        assertThat(Instant.now()).as("%s, after %s", last, within).isBefore(end);
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails when it is not so within that time. */
  public static void so(Duration within, Callable<Boolean> condition) {
    seen(within, condition, so -> so);
  }
}
