package dev.meshgate.services.engine.precedent;

import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.formula.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one formula reads, as it is written. What it reads by OFFSET and INDIRECT is not in it.
 *
 * @param cells in the order in which it names them; of a range between two references all of it
 * @param functions the names of those that it calls
 */
public record Reads(List<Term.Cells> cells, Set<String> functions) {

  /** Functions that look at a reference and not at what stands there. */
  private static final Set<String> UNREADING =
      Set.of(
          "ROW",
          "COLUMN",
          "ROWS",
          "COLUMNS",
          "AREAS",
          "SHEET",
          "ISREF",
          "ISFORMULA",
          "FORMULATEXT");

  /** Functions whose last range grows to the size of their first one. */
  private static final Set<String> GROWING = Set.of("SUMIF", "AVERAGEIF");

  public Reads {
    cells = List.copyOf(cells);
    functions = Set.copyOf(functions);
  }

  public static Reads of(Term term) {
    var collector = new Collector();
    collector.add(term);
    return new Reads(collector.cells, collector.functions);
  }

  /** Everything that one of these functions may depend on beside its cells. */
  public boolean calls(Set<String> names) {
    return functions.stream().anyMatch(names::contains);
  }

  private static final class Collector {

    private final List<Term.Cells> cells = new ArrayList<>();
    private final Set<String> functions = new LinkedHashSet<>();

    void add(Term term) {
      if (term instanceof Term.Cells found) {
        cells.add(found);
      } else if (term instanceof Term.Call call) {
        call(call);
      } else {
        var before = cells.size();
        term.parts().forEach(this::add);
        if (term instanceof Term.Join join && join.isRange()) {
          addHull(before);
        }
      }
    }

    private void call(Term.Call call) {
      var name = call.function().name();
      functions.add(name);
      if (UNREADING.contains(name)) {
        // A reference that is calculated may still read cells on its way.
        call.arguments().stream().filter(part -> !(part instanceof Term.Cells)).forEach(this::add);
        return;
      }
      call.arguments().forEach(this::add);
      if (call.arguments().size() > 2 && call.arguments().get(2) instanceof Term.Cells results) {
        if (GROWING.contains(name) && call.arguments().get(0) instanceof Term.Cells range) {
          cells.add(grown(results, range.rows(), range.columns()));
        } else if (name.equals("LOOKUP") && call.arguments().get(1) instanceof Term.Cells keys) {
          // One cell stands for a column, or for a row where the keys are wider than high.
          var isRow = keys.columns() > keys.rows();
          cells.add(grown(results, isRow ? 1 : keys.rows(), isRow ? keys.columns() : 1));
        }
      }
    }

    private static Term.Cells grown(Term.Cells from, int rows, int columns) {
      return new Term.Cells(
          from.sheet(),
          from.lastSheet(),
          from.row(),
          from.column(),
          Math.min(Reference.MAX_ROWS - 1, Math.max(from.lastRow(), from.row() + rows - 1)),
          Math.min(
              Reference.MAX_COLUMNS - 1, Math.max(from.lastColumn(), from.column() + columns - 1)));
    }

    /** Both ends of a range lie within what they are chosen from. */
    private void addHull(int from) {
      var ends = cells.subList(from, cells.size());
      if (!ends.isEmpty()) {
        cells.add(
            new Term.Cells(
                ends.stream().mapToInt(Term.Cells::sheet).min().orElse(0),
                ends.stream().mapToInt(Term.Cells::lastSheet).max().orElse(0),
                ends.stream().mapToInt(Term.Cells::row).min().orElse(0),
                ends.stream().mapToInt(Term.Cells::column).min().orElse(0),
                ends.stream().mapToInt(Term.Cells::lastRow).max().orElse(0),
                ends.stream().mapToInt(Term.Cells::lastColumn).max().orElse(0)));
      }
    }
  }
}
