package dev.meshgate.services.compilation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.compiled.CompiledForm;
import dev.meshgate.services.engine.image.Image;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The compiled forms of this node. A version that is asked the same way again and again is compiled
 * beside the calls, one at a time. One of many calls is compared with the interpreter, also beside
 * them; after a difference the version is never compiled again.
 */
public final class CompiledForms {

  private static final Duration KEPT = Duration.ofMinutes(30);

  /** In cells, the workbook of each counted again. */
  private static final int MOST_KEPT = 4_000_000;

  private final Cache<Key, Shape> shapes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((Key key, Shape shape) -> key.cells().size() + shape.weight())
          .expireAfterAccess(KEPT)
          .build();

  private final AtomicLong runs = new AtomicLong();
  private final Semaphore compiling = new Semaphore(1);
  private final Semaphore checking = new Semaphore(1);

  private final CompilationSettings settings;
  private final Differences differences;
  private final Clock clock;
  private final Executor beside;
  private final Compiler compiler;

  /**
   * None yet.
   *
   * @param beside where work is done beside calls
   * @param compiler how a form is made
   */
  CompiledForms(
      CompilationSettings settings,
      Differences differences,
      Clock clock,
      Executor beside,
      Compiler compiler) {
    this.settings = settings;
    this.differences = differences;
    this.clock = clock;
    this.beside = beside;
    this.compiler = compiler;
  }

  /** Makes the one of this node. */
  @Dependent
  static class Producer {

    @Resource ManagedExecutorService threads;

    @Produces
    @Singleton
    CompiledForms forms(CompilationSettings settings, Differences differences, Clock clock) {
      return new CompiledForms(settings, differences, clock, threads, CompiledForm::of);
    }
  }

  /** As {@link CompiledForm#of} has it. */
  @FunctionalInterface
  interface Compiler {

    Optional<CompiledForm> compile(
        Image image,
        Clock clock,
        Map<CellAddress, Value> inputs,
        List<CellRange> outputs,
        Allowance allowance);
  }

  private record Key(Subject subject, Set<CellAddress> cells, List<CellRange> outputs) {}

  /**
   * Calculates with the compiled form, if there is one.
   *
   * @return what the interpreter gives too, or empty if it must be asked
   */
  public Optional<List<Result>> run(Order order) {
    if (!settings.enabled() || differences.isOff(order.subject())) {
      return Optional.empty();
    }
    var key = new Key(order.subject(), order.cells().keySet(), order.outputs());
    var shape = shapes.getIfPresent(key);
    if (shape == null) {
      // The values of this call are not kept with their cells.
      key = new Key(order.subject(), Set.copyOf(order.cells().keySet()), order.outputs());
      shape = shapes.get(key, unused -> new Shape());
    }
    return run(key, shape, order);
  }

  private Optional<List<Result>> run(Key key, Shape shape, Order order) {
    var results = shape.run(order);
    if (results.isPresent()) {
      if (isToBeChecked()) {
        alone(checking, () -> check(order, results.orElseThrow()));
      }
    } else if (!shape.isCompiled()
        && shape.isWorthIt()
        && !alone(compiling, () -> compile(key, shape, order))) {
      shape.again();
    }
    return results;
  }

  /** Of the calculations of this node one in so many, whichever services they are of. */
  private boolean isToBeChecked() {
    return settings.check() > 0 && runs.incrementAndGet() % settings.check() == 0;
  }

  /** Whether the compiled form of a version is off, because it was wrong once. */
  public boolean isOff(Subject subject) {
    return differences.isOff(subject);
  }

  /** Does something beside the calls, unless the like of it is being done. */
  private boolean alone(Semaphore turn, Runnable work) {
    if (!turn.tryAcquire()) {
      return false;
    }
    try {
      beside.execute(
          () -> {
            try {
              work.run();
            } finally {
              turn.release();
            }
          });
      return true;
    } catch (RejectedExecutionException e) {
      turn.release();
      return false;
    }
  }

  private void compile(Key key, Shape shape, Order order) {
    if (order.image().weight() > MOST_KEPT / 4) {
      // There would be no room to keep it, and so it would be compiled again and again.
      return;
    }
    compiler
        .compile(order.image(), clock, order.cells(), order.outputs(), order.allowance())
        .ifPresent(
            form -> {
              shape.set(form);
              // It weighs more now.
              shapes.put(key, shape);
            });
  }

  private void check(Order order, List<Result> results) {
    try {
      var expected =
          Calculation.of(order.image(), clock)
              .run(order.cells(), order.outputs(), order.allowance());
      differences.compare(order.subject(), expected, results);
    } catch (CalculationException e) {
      if (e.reason() != CalculationException.Reason.DEADLINE
          && e.reason() != CalculationException.Reason.WORK) {
        differences.tell(order.subject(), "a cell that the interpreter does not calculate");
      }
    }
  }
}
