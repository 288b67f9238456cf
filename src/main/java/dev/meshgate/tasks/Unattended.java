package dev.meshgate.tasks;

import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;

/** Work for which nobody waits; what comes of it is looked at later. */
record Unattended(TraceContext trace) implements Work {

  @Override
  public void report(double progress, double total, String message) {}

  @Override
  public boolean isCancelled() {
    return false;
  }
}
