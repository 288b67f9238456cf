package dev.meshgate.bench;

/** How long calls took, in a histogram of microseconds. */
final class Latencies {

  /** What takes longer is counted here. */
  private static final int LONGEST = 2_000_000;

  private final int[] counts = new int[LONGEST + 1];
  private long calls;

  void add(long nanos) {
    counts[(int) Math.min(LONGEST, nanos / 1_000)]++;
    calls++;
  }

  long calls() {
    return calls;
  }

  /** The microseconds within which the given share of the calls was answered. */
  int within(double share) {
    long wanted = (long) Math.ceil(calls * share);
    long seen = 0;
    for (int micros = 0; micros <= LONGEST; micros++) {
      seen += counts[micros];
      if (seen >= wanted) {
        return micros;
      }
    }
    return LONGEST;
  }
}
