package dev.meshgate.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.services.compilation.CompiledForms;
import dev.meshgate.services.compilation.Order;
import dev.meshgate.services.contract.Binder;
import dev.meshgate.services.contract.Bound;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.Output;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calculates with services. Every face comes through here. */
@ApplicationScoped
public class Calculations {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST_KEPT_CELLS = 500_000;

  /** Equal questions have equal answers, unless these depend on the moment. */
  private final Cache<Key, List<Result>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT_CELLS)
          .weigher((Key key, List<Result> results) -> weight(results))
          .expireAfterWrite(KEPT)
          .build();

  @Inject ServiceSettings settings;
  @Inject CompiledForms forms;
  @Inject Clock clock;

  /**
   * A question.
   *
   * @param isOff whether its compiled form was found to be wrong: answers before that may be
   */
  private record Key(
      String edition, boolean isOff, Map<CellAddress, Value> cells, List<Output> outputs) {}

  /** There is no output of that name. */
  public static final class UnknownOutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownOutputException(String name, Definition definition) {
      super(
          "There is no output '"
              + name
              + "'. The service has "
              + String.join(", ", definition.outputs().stream().map(Output::name).toList())
              + ".",
          null,
          false,
          false);
    }
  }

  /**
   * Calculates.
   *
   * @throws dev.meshgate.services.contract.InvalidInputsException with everything that is wrong
   *     with the inputs
   * @throws UnknownOutputException if there is no such output
   * @throws dev.meshgate.services.engine.CalculationException if it comes to no result
   */
  public Outcome run(Edition edition, Query query) {
    var begun = System.nanoTime();
    var bound = Binder.bind(edition.definition(), query.inputs(), query.areas());
    var outputs = outputs(edition.definition(), query.outputs());
    // A draft counts as moody, too.
    var mayKeep = !edition.isMoody();
    var key = new Key(edition.key(), forms.isOff(edition.subject()), bound.cells(), outputs);
    var known = mayKeep && !query.fresh() ? kept.getIfPresent(key) : null;
    if (known != null) {
      return new Outcome(edition, bound, outputs, known, System.nanoTime() - begun, true);
    }
    var results = results(edition, query, bound, outputs);
    if (mayKeep) {
      kept.put(key, results);
    }
    return new Outcome(edition, bound, outputs, results, System.nanoTime() - begun, false);
  }

  private List<Result> results(Edition edition, Query query, Bound bound, List<Output> outputs) {
    var ranges = outputs.stream().map(Output::range).toList();
    var allowance = settings.calculation();
    var begun = System.nanoTime();
    // What a call changes in tables differs from call to call, and a draft is nobody's habit.
    var mayBeCompiled = query.areas().isEmpty() && !edition.isMoody();
    var results =
        mayBeCompiled
            ? forms.run(
                new Order(edition.subject(), edition.image(), bound.cells(), ranges, allowance))
            : Optional.<List<Result>>empty();
    return results.orElseGet(
        () ->
            Calculation.of(edition.image(), clock)
                .run(
                    bound.cells(),
                    ranges,
                    allowance.after(Duration.ofNanos(System.nanoTime() - begun))));
  }

  /** Whether inputs would be accepted, without calculating. */
  public Bound check(Edition edition, Query query) {
    return Binder.bind(edition.definition(), query.inputs(), query.areas());
  }

  /** The values that a table has in the workbook, before anybody changes anything. */
  public Result read(Edition edition, TableArea area) {
    return Calculation.of(edition.image(), clock)
        .run(Map.of(), List.of(area.range()), settings.calculation())
        .get(0);
  }

  /**
   * The values that tables have within a call, all by one calculation.
   *
   * @throws dev.meshgate.services.contract.InvalidInputsException with everything that is wrong
   *     with the inputs
   * @throws dev.meshgate.services.engine.CalculationException if it comes to no result
   */
  public List<Result> read(Edition edition, List<TableArea> areas, Query query) {
    return Calculation.of(edition.image(), clock)
        .run(
            check(edition, query).cells(),
            areas.stream().map(TableArea::range).toList(),
            settings.calculation());
  }

  private static List<Output> outputs(Definition definition, List<String> names) {
    return names.isEmpty()
        ? definition.outputs()
        : names.stream()
            .map(
                name ->
                    definition
                        .output(name)
                        .orElseThrow(() -> new UnknownOutputException(name, definition)))
            .toList();
  }

  private static int weight(List<Result> results) {
    return 20 + results.stream().mapToInt(result -> (int) result.range().cells()).sum();
  }
}
