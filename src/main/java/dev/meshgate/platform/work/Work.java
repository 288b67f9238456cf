package dev.meshgate.platform.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A piece of work that takes a while, as the one who does it sees it: tell how far it is, and ask
 * whether anybody still wants it.
 */
public interface Work {

  /** Work that nobody watches and nobody cancels. */
  Work UNWATCHED =
      new Work() {
        @Override
        public void report(double progress, double total, String message) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * Tells how far the work is.
   *
   * @param progress grows with every report
   * @param total what {@code progress} will be at the end, in the same unit
   * @param message one short sentence for a person
   */
  void report(double progress, double total, String message);

  /**
   * Says something beside how far it is, to whoever wants to hear of such things.
   *
   * @param message one sentence, without anything secret
   */
  default void note(Severity severity, String message) {}

  /**
   * Tells that somebody elsewhere does it, and by which name it can be asked after. It is kept
   * before the answer is waited for: another server that takes the work over asks there instead of
   * giving it a second time.
   *
   * @param handle the name, in a form that only who speaks with them understands
   */
  default void givenTo(String handle) {}

  /**
   * Tells that the work is kept by that id, and goes on also when nobody waits: whoever has it done
   * may give up waiting and come back for it.
   */
  default void keptAs(String id) {}

  /** The trace that this is part of, for whoever is asked to do a part of it. */
  default TraceContext trace() {
    return TraceContext.NONE;
  }

  /**
   * By which the same work is known when it is given a second time, as after a crash; empty where
   * nobody keeps it.
   */
  default String key() {
    return "";
  }

  /** Whether the one who asked is gone or has changed their mind. */
  boolean isCancelled();

  /**
   * Has that done, once, when nobody wants the work any more; at once if that is so already. The
   * action neither waits nor throws.
   */
  default void whenCancelled(Runnable action) {}

  /**
   * Ends work that nobody wants any more. Call it between steps.
   *
   * @throws WorkCancelledException when the work was cancelled
   */
  default void stopIfCancelled() {
    if (isCancelled()) {
      throw new WorkCancelledException();
    }
  }

  /** How serious it is, least first (RFC 5424 §6.2.1). */
  enum Severity {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    /** As it is written: {@code notice}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> of(String word) {
      return Arrays.stream(values()).filter(severity -> severity.word().equals(word)).findFirst();
    }

    public boolean isAtLeast(Severity other) {
      return compareTo(other) >= 0;
    }
  }
}
