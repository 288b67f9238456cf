package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.function.Arithmetic;
import dev.meshgate.services.engine.function.Arrays;
import dev.meshgate.services.engine.function.Conditional;
import dev.meshgate.services.engine.function.FunctionSpec;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Information;
import dev.meshgate.services.engine.function.Logic;
import dev.meshgate.services.engine.function.Rounding;
import dev.meshgate.services.engine.function.Subtotals;
import dev.meshgate.services.engine.function.Sums;
import dev.meshgate.services.engine.function.Trigonometry;
import dev.meshgate.services.engine.function.finance.Annuity;
import dev.meshgate.services.engine.function.finance.CashFlows;
import dev.meshgate.services.engine.function.finance.Depreciation;
import dev.meshgate.services.engine.function.lookup.Lookups;
import dev.meshgate.services.engine.function.lookup.References;
import dev.meshgate.services.engine.function.poi.PoiFunctions;
import dev.meshgate.services.engine.function.statistics.Counts;
import dev.meshgate.services.engine.function.statistics.Distributions;
import dev.meshgate.services.engine.function.statistics.Quantiles;
import dev.meshgate.services.engine.function.statistics.Regression;
import dev.meshgate.services.engine.function.statistics.Samples;
import dev.meshgate.services.engine.function.text.Days;
import dev.meshgate.services.engine.function.text.Shown;
import dev.meshgate.services.engine.function.text.Texts;
import dev.meshgate.services.engine.function.text.WorkDays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every function that we calculate: our own first, and for the rest that of Apache POI. */
final class Library {

  private static final Functions OWN = own();
  private static final ConcurrentMap<String, Optional<FunctionSpec>> OF_POI =
      new ConcurrentHashMap<>();

  private Library() {}

  private static Functions own() {
    var functions = new Functions();
    List<Consumer<Functions>> families =
        List.of(
            Logic::addTo,
            Arithmetic::addTo,
            Rounding::addTo,
            Trigonometry::addTo,
            Sums::addTo,
            Conditional::addTo,
            Information::addTo,
            Arrays::addTo,
            Subtotals::addTo,
            Lookups::addTo,
            References::addTo,
            Annuity::addTo,
            CashFlows::addTo,
            Depreciation::addTo,
            Counts::addTo,
            Samples::addTo,
            Quantiles::addTo,
            Regression::addTo,
            Distributions::addTo,
            Texts::addTo,
            Shown::addTo,
            Days::addTo,
            WorkDays::addTo);
    families.forEach(family -> family.accept(functions));
    return functions;
  }

  /** The function of that name in capitals, without a prefix, or null. */
  static @Nullable FunctionSpec named(String name) {
    var own = OWN.named(name);
    if (own != null) {
      return own;
    }
    // A name that nobody knows comes from a workbook, so it is not remembered.
    var known = OF_POI.get(name);
    if (known == null) {
      known = Optional.ofNullable(PoiFunctions.named(name));
      if (known.isPresent()) {
        OF_POI.put(name, known);
      }
    }
    return known.orElse(null);
  }
}
