package dev.meshgate.services.compilation;

import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.compiled.CompiledForm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Calls of one subject that put values into the same cells and read the same outputs. */
final class Shape {

  /** So many calls are worth a compilation. */
  static final int WORTH = 20;

  /** A form that the interpreter had to help so often, and more often than not, is no help. */
  private static final int MOST_HELP = 100;

  /** What this itself occupies, in cells. */
  private static final int WEIGHT = 50;

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong runs = new AtomicLong();
  private final AtomicLong helped = new AtomicLong();
  private volatile @Nullable CompiledForm form;

  /** Whether this is the call that makes it worth to be compiled, which is said once. */
  boolean isWorthIt() {
    return calls.incrementAndGet() == WORTH;
  }

  /** Lets the next call decide again; nobody had time to compile. */
  void again() {
    calls.set(WORTH - 1);
  }

  void set(CompiledForm compiled) {
    form = compiled;
  }

  boolean isCompiled() {
    return form != null;
  }

  /** The results, if there is a form and it comes to any. */
  Optional<List<Result>> run(Order order) {
    var compiled = form;
    if (compiled == null || !compiled.fits(order.cells(), order.outputs())) {
      return Optional.empty();
    }
    var results = compiled.run(order.cells(), order.allowance().forAttempt());
    runs.incrementAndGet();
    if (results.isEmpty()
        && helped.incrementAndGet() > MOST_HELP
        && helped.get() > runs.get() / 2) {
      form = null;
    }
    return results;
  }

  int weight() {
    var compiled = form;
    return compiled == null ? WEIGHT : WEIGHT + compiled.weight();
  }
}
