package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Validation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cell takes (ECMA-376 part 1, 18.3.1.33).
 *
 * @param type or null where the validation does not tell
 * @param demand in words what else it demands; empty if nothing
 */
record Accepted(
    @Nullable ValueType type,
    @Nullable Double min,
    @Nullable Double max,
    List<Value> values,
    boolean allowsBlank,
    String prompt,
    String demand) {

  /** Of longer lists none is suggested. */
  private static final int MOST_VALUES = 100;

  static final Accepted ANYTHING = new Accepted(null, null, null, List.of(), true, "", "");

  static Accepted of(Image image, Names names, Spot spot) {
    for (var validation : image.sheets().get(spot.sheet()).validations()) {
      for (var range : validation.ranges()) {
        if (range.contains(spot.row(), spot.column())) {
          // Its relative references are written for the first cell of its first range.
          var first = validation.ranges().get(0);
          var at = new Spot(spot.sheet(), spot.row(), spot.column());
          return new Reading(image, names, validation)
              .read(at, spot.row() - first.row(), spot.column() - first.column());
        }
      }
    }
    return ANYTHING;
  }

  /**
   * The values of constant cells without repetition, empty ones and errors left out; none if they
   * are too many or calculated.
   */
  static List<Value> values(Image image, Term.Cells cells) {
    Set<Value> values = new LinkedHashSet<>();
    var used = image.sheets().get(cells.sheet());
    var lastRow = Math.min(cells.lastRow(), used.usedRows() - 1);
    var lastColumn = Math.min(cells.lastColumn(), used.usedColumns() - 1);
    for (var row = cells.row(); row <= lastRow; row++) {
      for (var column = cells.column(); column <= lastColumn; column++) {
        var cell = used.cell(row, column);
        if (cell != null && cell.formula() != null) {
          return List.of();
        }
        if (cell != null
            && !(cell.value() instanceof EmptyValue)
            && !(cell.value() instanceof ErrorValue)) {
          values.add(cell.value());
        }
        if (values.size() > MOST_VALUES) {
          return List.of();
        }
      }
    }
    return List.copyOf(values);
  }

  /** One validation while it is read. */
  private record Reading(Image image, Names names, Validation validation) {

    Accepted read(Spot at, int down, int right) {
      var first = term(validation.first(), at, down, right);
      var low = number(first);
      var high = number(term(validation.second(), at, down, right));
      return switch (validation.type()) {
        case "list" -> list(first);
        case "whole" -> bounded(ValueType.INTEGER, low, high, true);
        case "decimal" -> bounded(null, low, high, false);
        case "date" -> bounded(ValueType.DATE, low, high, true);
        case "textLength" ->
            accepted(ValueType.TEXT, null, null, List.of(), "Its length is " + words(low, high));
        case "custom" ->
            accepted(null, null, null, List.of(), "It fulfils =" + validation.first() + ".");
        default -> accepted(null, null, null, List.of(), "");
      };
    }

    private @Nullable Term term(@Nullable String formula, Spot at, int down, int right) {
      return formula == null ? null : names.term(formula, at, down, right);
    }

    private @Nullable Double number(@Nullable Term term) {
      return names.constant(term) instanceof NumberValue number ? number.number() : null;
    }

    private Accepted list(@Nullable Term term) {
      List<Value> values = List.of();
      if (term instanceof Term.Literal literal && literal.operand() instanceof TextValue text) {
        values = split(text.text());
      } else if (term instanceof Term.Cells cells && cells.sheet() == cells.lastSheet()) {
        values = values(image, cells);
      }
      return accepted(type(values), null, null, values, "");
    }

    /** A list that is written out: texts between commas, which may be numbers. */
    private static List<Value> split(String list) {
      Set<Value> values = new LinkedHashSet<>();
      for (var part : list.split(",", -1)) {
        var text = part.strip();
        if (!text.isEmpty()) {
          values.add(
              text.matches("-?\\d{1,15}(\\.\\d{1,15})?")
                  ? Value.of(Double.parseDouble(text))
                  : Value.of(text));
        }
      }
      return values.size() > MOST_VALUES ? List.of() : List.copyOf(values);
    }

    static @Nullable ValueType type(List<Value> values) {
      if (values.isEmpty()) {
        return null;
      }
      if (!values.stream().allMatch(NumberValue.class::isInstance)) {
        return ValueType.TEXT;
      }
      var areWhole =
          values.stream()
              .map(NumberValue.class::cast)
              .allMatch(value -> value.number() == Math.rint(value.number()));
      return areWhole ? ValueType.INTEGER : null;
    }

    private Accepted bounded(
        @Nullable ValueType type, @Nullable Double low, @Nullable Double high, boolean isWhole) {
      // Of numbers that need not be whole the bound itself is told and its exclusion in words.
      var exclusion = isWhole ? "" : "It is " + words(low, high);
      return switch (validation.operator()) {
        case "between" -> accepted(type, low, high, List.of(), "");
        case "equal" -> accepted(type, low, low, List.of(), "");
        case "greaterThanOrEqual" -> accepted(type, low, null, List.of(), "");
        case "lessThanOrEqual" -> accepted(type, null, low, List.of(), "");
        case "greaterThan" ->
            accepted(type, isWhole ? above(low) : low, null, List.of(), exclusion);
        case "lessThan" -> accepted(type, null, isWhole ? below(low) : low, List.of(), exclusion);
        default -> accepted(type, null, null, List.of(), "It is " + words(low, high));
      };
    }

    /** The least whole number that is greater. */
    private static @Nullable Double above(@Nullable Double number) {
      return number == null ? null : Double.valueOf(Math.floor(number) + 1);
    }

    private static @Nullable Double below(@Nullable Double number) {
      return number == null ? null : Double.valueOf(Math.ceil(number) - 1);
    }

    private String words(@Nullable Double low, @Nullable Double high) {
      return switch (validation.operator()) {
            case "between" -> "between " + shown(low) + " and " + shown(high);
            case "notBetween" -> "not between " + shown(low) + " and " + shown(high);
            case "notEqual" -> "not " + shown(low);
            case "equal" -> shown(low);
            case "greaterThan" -> "greater than " + shown(low);
            case "lessThan" -> "less than " + shown(low);
            case "greaterThanOrEqual" -> "at least " + shown(low);
            default -> "at most " + shown(low);
          }
          + ".";
    }

    private static String shown(@Nullable Double number) {
      return number == null ? "what the workbook calculates" : Coercion.text(number.doubleValue());
    }

    private Accepted accepted(
        @Nullable ValueType type,
        @Nullable Double min,
        @Nullable Double max,
        List<Value> values,
        String demand) {
      return new Accepted(
          type, min, max, values, validation.allowsBlank(), validation.prompt(), demand);
    }
  }
}
