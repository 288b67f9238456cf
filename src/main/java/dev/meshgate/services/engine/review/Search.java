package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Cell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search for inputs, outputs and tables. */
final class Search {

  private static final int MOST_AREAS = 20;
  private static final NumberFormat GENERAL = new NumberFormat("General", false);

  private final Image image;
  private final Readers readers;
  private final Labels labels;
  private final Names names;
  private final Areas areas;
  private final Naming naming = new Naming();

  Search(Image image) {
    this.image = image;
    this.readers = Readers.of(image);
    this.labels = new Labels(image, readers);
    this.names = new Names(image);
    this.areas = new Areas(image);
  }

  Suggestions all() {
    var tables = areas.editable(readers.tables());
    var inputs = inputs(tables);
    var outputs = outputs();
    tables.removeIf(table -> inputs.keySet().stream().anyMatch(spot -> spot.isIn(table)));
    var suggestedInputs = first(inputs).stream().map(this::input).toList();
    var suggestedOutputs =
        new Results(image).types(first(outputs).stream().map(this::output).toList());
    return new Suggestions(
        suggestedInputs,
        suggestedOutputs,
        areas(tables, outputs.keySet()),
        inputs.size() - suggestedInputs.size(),
        outputs.size() - suggestedOutputs.size());
  }

  /** A cell and what it is called. */
  private record Labelled(Spot spot, String label, @Nullable String name) {}

  private static List<Labelled> first(Map<Spot, Labelled> all) {
    return all.values().stream().limit(Suggestions.MOST).toList();
  }

  private Map<Spot, Labelled> inputs(List<Term.Cells> tables) {
    var spots = new HashSet<>(readers.named());
    forEachVisible(
        (spot, cell) -> {
          if (cell.formula() == null && readers.isInput(spot)) {
            spots.add(spot);
          }
        });
    var inputs = new LinkedHashMap<Spot, Labelled>();
    for (var spot : sorted(spots)) {
      var cell = image.cell(spot.sheet(), spot.row(), spot.column());
      if (!image.sheets().get(spot.sheet()).isHidden()
          && (cell == null || cell.formula() == null)
          && tables.stream().noneMatch(table -> isBody(spot, table))) {
        var labelled = labelled(spot);
        if (labelled != null) {
          inputs.put(spot, labelled);
        }
      }
    }
    return inputs;
  }

  /** Inputs below each other may be looked through by a formula and still be inputs. */
  private boolean isBody(Spot spot, Term.Cells table) {
    return spot.isIn(table) && !(table.columns() == 1 && readers.isRead(spot));
  }

  private Map<Spot, Labelled> outputs() {
    var found = new LinkedHashMap<Spot, Labelled>();
    var unread = new LinkedHashMap<Spot, Labelled>();
    forEachVisible(
        (spot, cell) -> {
          var formula = cell.formula();
          if (formula == null || formula.source() != null || isSeries(spot)) {
            return;
          }
          if (formula.spill() != null && !formula.spill().isSingle()) {
            return;
          }
          var labelled = labelled(spot);
          if (labelled != null) {
            found.put(spot, labelled);
          } else if (!readers.isInput(spot)) {
            unread.put(spot, new Labelled(spot, "", null));
          }
        });
    // Where nothing has a label, whatever nobody reads must be what it is for.
    return found.isEmpty() ? unread : found;
  }

  /** Whether a row of formulas begins here, which a label to its left calls as a whole. */
  private boolean isSeries(Spot spot) {
    for (var i = 1; i < ResultAreas.SERIES; i++) {
      var cell = image.cell(spot.sheet(), spot.row(), spot.column() + i);
      if (cell == null || cell.formula() == null) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Labelled labelled(Spot spot) {
    var name = names.of(spot);
    var left = labels.left(spot);
    var label = left == null ? labels.above(spot) : left;
    if (label == null && name == null) {
      return null;
    }
    return new Labelled(spot, label == null ? spoken(name) : label, name);
  }

  private static String spoken(@Nullable String name) {
    return name == null ? "" : name.replace('_', ' ');
  }

  private InputSuggestion input(Labelled labelled) {
    var spot = labelled.spot();
    var cell = image.cell(spot.sheet(), spot.row(), spot.column());
    var value = cell == null ? EmptyValue.EMPTY : cell.value();
    var format = cell == null ? GENERAL : cell.format();
    var accepted = Accepted.of(image, names, spot);
    var allowed = accepted.values().isEmpty() ? keys(spot, value) : accepted.values();
    var byValue =
        ValueType.of(
            value instanceof EmptyValue && !allowed.isEmpty() ? allowed.get(0) : value,
            format,
            labelled.label());
    return new InputSuggestion(
        name(labelled),
        labelled.label(),
        accepted.type() == null || byValue == ValueType.PERCENTAGE ? byValue : accepted.type(),
        range(spot),
        !(value instanceof EmptyValue) || !accepted.allowsBlank(),
        accepted.min(),
        accepted.max(),
        allowed,
        value,
        format.code(),
        labels.unit(spot, labelled.label(), format.code()),
        (accepted.prompt() + " " + accepted.demand()).strip());
  }

  /** The keys that formulas look for, if they are of one kind and the file's own is among them. */
  private List<Value> keys(Spot spot, Value value) {
    var range = readers.keys(spot);
    var keys = range == null ? List.<Value>of() : Accepted.values(image, range);
    // A column that is read as a whole has its header above its keys.
    var areAlike = keys.stream().map(Value::getClass).distinct().count() == 1;
    return areAlike && (keys.contains(value) || value instanceof EmptyValue) ? keys : List.of();
  }

  private OutputSuggestion output(Labelled labelled) {
    var spot = labelled.spot();
    var cell = image.cell(spot.sheet(), spot.row(), spot.column());
    var format = cell == null ? GENERAL : cell.format();
    var range = range(spot);
    return new OutputSuggestion(
        name(labelled),
        labelled.label().isEmpty() ? range.toString() : labelled.label(),
        range,
        ValueType.of(cell == null ? EmptyValue.EMPTY : cell.value(), format, labelled.label()),
        format.code(),
        labels.unit(spot, labelled.label(), format.code()));
  }

  private String name(Labelled labelled) {
    var address = range(labelled.spot()).toString();
    return naming.name(labelled.name() == null ? labelled.label() : labelled.name(), address);
  }

  private List<AreaSuggestion> areas(List<Term.Cells> tables, Set<Spot> outputs) {
    var suggested = new ArrayList<AreaSuggestion>();
    for (var table : tables) {
      if (suggested.size() < MOST_AREAS) {
        var isOnly = tables.stream().filter(other -> other.sheet() == table.sheet()).count() == 1;
        suggested.add(area(table, isOnly, true));
      }
    }
    for (var table : new ResultAreas(image).find(outputs, MOST_AREAS)) {
      suggested.add(area(table, true, false));
    }
    return suggested;
  }

  private AreaSuggestion area(Term.Cells area, boolean isOnly, boolean editable) {
    var headers = new ArrayList<String>();
    for (var column = area.column(); column <= area.lastColumn(); column++) {
      headers.add(areas.header(area, column));
    }
    var own = names.of(area);
    var title = own == null ? title(area, headers, isOnly, editable) : spoken(own);
    var range = names.range(area);
    return new AreaSuggestion(
        naming.name(own == null ? title : own, range.toString()),
        title.isBlank() ? range.toString() : title.strip(),
        range,
        headers,
        editable);
  }

  private String title(Term.Cells area, List<String> headers, boolean isOnly, boolean editable) {
    var sheet = image.sheets().get(area.sheet()).name();
    var last = headers.get(headers.size() - 1);
    if (isOnly) {
      return editable ? sheet + " " + last : sheet;
    }
    return headers.size() == 1 ? last : headers.get(0) + " " + last;
  }

  private CellRange range(Spot spot) {
    return new CellRange(
        image.sheets().get(spot.sheet()).name(),
        spot.row(),
        spot.column(),
        spot.row(),
        spot.column());
  }

  private static List<Spot> sorted(Set<Spot> spots) {
    return spots.stream()
        .sorted(
            Comparator.comparingInt(Spot::sheet)
                .thenComparingInt(Spot::row)
                .thenComparingInt(Spot::column))
        .toList();
  }

  private interface Visitor {

    void visit(Spot spot, Cell cell);
  }

  private void forEachVisible(Visitor visitor) {
    for (var i = 0; i < image.sheets().size(); i++) {
      var number = i;
      var sheet = image.sheets().get(i);
      if (!sheet.isHidden()) {
        sheet.forEach((row, column, cell) -> visitor.visit(new Spot(number, row, column), cell));
      }
    }
  }
}
