package dev.meshgate.services.engine;

/** Counts the work of one calculation, and looks at the clock now and then. */
public final class Meter {

  private static final int BETWEEN_LOOKS = 1024;

  private final Allowance allowance;
  private final long end;
  private long spent;
  private long nextLook = BETWEEN_LOOKS;

  /** Begins to count, and the time with it. */
  public Meter(Allowance allowance) {
    this.allowance = allowance;
    this.end = System.nanoTime() + allowance.time().toNanos();
  }

  /**
   * Counts work.
   *
   * @throws CalculationException if that was more than is allowed, or the time is over
   */
  public void spend(long work) {
    spent += work;
    if (spent >= nextLook) {
      look();
    }
  }

  private void look() {
    nextLook = spent + BETWEEN_LOOKS;
    if (spent > allowance.work()) {
      throw new CalculationException(
          CalculationException.Reason.WORK,
          "The calculation reads more than " + allowance.work() + " cells, which are allowed.");
    }
    if (System.nanoTime() - end > 0) {
      throw new CalculationException(
          CalculationException.Reason.DEADLINE,
          "The calculation takes longer than " + allowance.time().toMillis() + " milliseconds.");
    }
  }
}
