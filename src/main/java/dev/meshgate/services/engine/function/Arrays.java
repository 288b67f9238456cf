package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Functions that yield arrays. */
public final class Arrays {

  private Arrays() {}

  public static void addTo(Functions to) {
    to.add("TRANSPOSE", 1, 1, "A", Arrays::transpose)
        .add("MMULT", 2, 2, "A", Arrays::multiply)
        .add("FREQUENCY", 2, 2, "A", Arrays::frequency)
        .add("SEQUENCE", 1, 4, "V", Arrays::sequence)
        .add("FILTER", 2, 3, "AAZ", Arrays::filter)
        .add("SORT", 1, 4, "AVVV", Arrays::sort)
        .add("SORTBY", 2, Functions.MANY, "A|AV", Arrays::sortBy)
        .add("UNIQUE", 1, 3, "AVV", Arrays::unique)
        .add("VSTACK", 1, Functions.MANY, "A", call -> stack(call, true))
        .add("HSTACK", 1, Functions.MANY, "A", call -> stack(call, false));
  }

  private static Operand transpose(Call call) {
    var area = call.area(0);
    return new Lifting.Shape(area.columns(), area.rows())
        .fill(call.frame().book(), (row, column) -> area.at(column, row));
  }

  private static Operand multiply(Call call) {
    var left = call.area(0);
    var right = call.area(1);
    if (left.columns() != right.rows()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return new Lifting.Shape(left.rows(), right.columns())
        .fill(call.frame().book(), (row, column) -> product(call, left, row, right, column));
  }

  private static Value product(Call call, Area left, int row, Area right, int column) {
    call.spend(left.columns());
    var sum = 0.0;
    for (var i = 0; i < left.columns(); i++) {
      sum += number(left.at(row, i)) * number(right.at(i, column));
    }
    return Value.of(sum);
  }

  /** A text or an empty cell in a matrix is an error. */
  private static double number(Value value) {
    if (value instanceof NumberValue number) {
      return number.number();
    }
    throw new ErrorException(value instanceof ErrorValue error ? error : ErrorValue.VALUE);
  }

  private static Operand frequency(Call call) {
    var numbers = Numbers.of(call.operand(0));
    var limits = Numbers.of(call.operand(1));
    var order =
        IntStream.range(0, limits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> limits[i]))
            .toList();
    var counts = new long[limits.length + 1];
    for (var number : numbers) {
      call.spend(limits.length);
      var bin = order.stream().filter(i -> number <= limits[i]).findFirst();
      counts[bin.orElse(limits.length)]++;
    }
    return new Lifting.Shape(counts.length, 1)
        .fill(call.frame().book(), (row, column) -> new NumberValue(counts[row]));
  }

  private static Operand sequence(Call call) {
    var rows = call.whole(0);
    var columns = call.whole(1, 1);
    var first = call.number(2, 1);
    var step = call.number(3, 1);
    if (rows < 1 || columns < 1) {
      throw new ErrorException(rows == 0 || columns == 0 ? ErrorValue.CALC : ErrorValue.VALUE);
    }
    return new Lifting.Shape(rows, columns)
        .fill(
            call.frame().book(),
            (row, column) -> Value.of(first + step * ((double) row * columns + column)));
  }

  /** Some rows of an area, or some columns, in that order. */
  private static Grid picked(Call call, Area area, List<Integer> places, boolean ofRows) {
    var shape =
        ofRows
            ? new Lifting.Shape(places.size(), area.columns())
            : new Lifting.Shape(area.rows(), places.size());
    return shape.fill(
        call.frame().book(),
        (row, column) ->
            ofRows ? area.at(places.get(row), column) : area.at(row, places.get(column)));
  }

  private static Operand filter(Call call) {
    var area = call.area(0);
    var which = call.area(1);
    var ofRows = which.columns() == 1 && which.rows() == area.rows();
    if (!ofRows && !(which.rows() == 1 && which.columns() == area.columns())) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var places = new ArrayList<Integer>();
    var count = ofRows ? area.rows() : area.columns();
    for (var i = 0; i < count; i++) {
      var value = ofRows ? which.at(i, 0) : which.at(0, i);
      if (Coercion.flag(value)) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return call.isOmitted(2) ? ErrorValue.CALC : call.operand(2);
    }
    return picked(call, area, places, ofRows);
  }

  private static List<Integer> places(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toList());
  }

  /** Empty cells come last whichever way it is sorted. */
  private static int compare(Value one, Value other, boolean descending) {
    if (one instanceof EmptyValue || other instanceof EmptyValue) {
      return Boolean.compare(one instanceof EmptyValue, other instanceof EmptyValue);
    }
    var order = Comparison.compare(one, other);
    return descending ? -order : order;
  }

  private static boolean isDescending(Call call, int index) {
    var order = call.whole(index, 1);
    if (order != 1 && order != -1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return order == -1;
  }

  private static Operand sort(Call call) {
    var area = call.area(0);
    var by = call.whole(1, 1) - 1;
    var descending = isDescending(call, 2);
    var ofRows = !call.flag(3, false);
    if (by < 0 || by >= (ofRows ? area.columns() : area.rows())) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var places = places(ofRows ? area.rows() : area.columns());
    call.spend(places.size() * 20L);
    places.sort(
        (one, other) ->
            ofRows
                ? compare(area.at(one, by), area.at(other, by), descending)
                : compare(area.at(by, one), area.at(by, other), descending));
    return picked(call, area, places, ofRows);
  }

  private static Operand sortBy(Call call) {
    var area = call.area(0);
    var first = call.area(1);
    var ofRows = first.columns() == 1 && first.rows() == area.rows();
    Comparator<Integer> order = (unusedOne, unusedOther) -> 0;
    for (var i = 1; i < call.size(); i += 2) {
      var keys = call.area(i);
      var fits =
          ofRows
              ? keys.columns() == 1 && keys.rows() == area.rows()
              : keys.rows() == 1 && keys.columns() == area.columns();
      if (!fits) {
        throw new ErrorException(ErrorValue.VALUE);
      }
      var descending = isDescending(call, i + 1);
      order =
          order.thenComparing(
              (one, other) ->
                  ofRows
                      ? compare(keys.at(one, 0), keys.at(other, 0), descending)
                      : compare(keys.at(0, one), keys.at(0, other), descending));
    }
    var places = places(ofRows ? area.rows() : area.columns());
    call.spend(places.size() * 20L);
    places.sort(order);
    return picked(call, area, places, ofRows);
  }

  private static Operand unique(Call call) {
    var area = call.area(0);
    var ofRows = !call.flag(1, false);
    var onlyOnce = call.flag(2, false);
    var counts = new LinkedHashMap<List<Object>, List<Integer>>();
    var count = ofRows ? area.rows() : area.columns();
    for (var i = 0; i < count; i++) {
      call.spend(1);
      counts.computeIfAbsent(key(area, i, ofRows), key -> new ArrayList<>()).add(i);
    }
    var places =
        counts.values().stream()
            .filter(list -> !onlyOnce || list.size() == 1)
            .map(list -> list.get(0))
            .toList();
    return places.isEmpty() ? ErrorValue.CALC : picked(call, area, places, ofRows);
  }

  /** A row or a column as something to compare; texts without regard to case. */
  private static List<Object> key(Area area, int place, boolean ofRow) {
    var key = new ArrayList<Object>();
    var size = ofRow ? area.columns() : area.rows();
    for (var i = 0; i < size; i++) {
      var value = ofRow ? area.at(place, i) : area.at(i, place);
      key.add(value instanceof TextValue text ? text.text().toLowerCase(Locale.ROOT) : value);
    }
    return key;
  }

  private static Operand stack(Call call, boolean downwards) {
    var length = 0;
    var width = 0;
    for (var i = 0; i < call.size(); i++) {
      var area = call.area(i);
      length += downwards ? area.rows() : area.columns();
      width = Math.max(width, downwards ? area.columns() : area.rows());
    }
    var shape = downwards ? new Lifting.Shape(length, width) : new Lifting.Shape(width, length);
    return shape.fill(
        call.frame().book(),
        (row, column) ->
            downwards ? stacked(call, row, column, true) : stacked(call, column, row, false));
  }

  /** What stands so far along the stack; beside a narrower area there is nothing. */
  private static Value stacked(Call call, int along, int across, boolean downwards) {
    var rest = along;
    for (var i = 0; i < call.size(); i++) {
      var area = call.area(i);
      var length = downwards ? area.rows() : area.columns();
      if (rest < length) {
        if (across >= (downwards ? area.columns() : area.rows())) {
          return ErrorValue.NA;
        }
        return downwards ? area.at(rest, across) : area.at(across, rest);
      }
      rest -= length;
    }
    return ErrorValue.NA;
  }
}
