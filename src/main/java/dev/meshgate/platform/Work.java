package dev.meshgate.platform;

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

  /** Whether the one who asked is gone or has changed their mind. */
  boolean isCancelled();

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
}
