package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Meter;
import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Book;
import dev.meshgate.services.engine.function.Frame;
import java.time.LocalDateTime;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run: the values of the inputs and of what hangs on them. A number lies by itself; everything
 * else is an object. A part of a formula that ends with an error yields NaN where a number was
 * asked for, which no cell can hold, and leaves here which error it was.
 */
final class State implements Book {

  final Layout layout;

  /** The number of a slot, where {@link #values} has nothing. */
  final double[] numbers;

  /** What is no number in a slot. */
  final @Nullable Value[] values;

  /** The last one that ended a part of a formula. */
  ErrorValue error = ErrorValue.VALUE;

  private final Memory memory;
  private final Meter meter;

  State(Layout layout, Memory memory, Allowance allowance) {
    this.layout = layout;
    this.memory = memory;
    this.meter = new Meter(allowance);
    this.numbers = new double[layout.size()];
    this.values = new @Nullable Value[layout.size()];
  }

  double fail(ErrorValue why) {
    error = why;
    return Double.NaN;
  }

  /**
   * After an operand that has failed, the other one all the same: the interpreter looks at both,
   * and it may come to something there that cannot be calculated at all.
   */
  double failed(Node other) {
    var first = error;
    other.value(this);
    return fail(first);
  }

  /** A number as a cell can hold it: neither infinite nor a negative zero. */
  double finite(double number) {
    return Double.isFinite(number) ? number + 0.0 : fail(ErrorValue.NUM);
  }

  /** A value as a number, where a formula asks for one. */
  double number(Value value) {
    if (value instanceof NumberValue number) {
      return number.number();
    }
    try {
      return Coercion.number(value);
    } catch (ErrorException e) {
      return fail(e.error());
    }
  }

  /** Whether a value holds where a formula asks for that: 1, or 0, or -1 for an error. */
  int test(Value value) {
    try {
      return Coercion.flag(value) ? 1 : 0;
    } catch (ErrorException e) {
      error = e.error();
      return -1;
    }
  }

  void put(int slot, Value value) {
    if (value instanceof NumberValue number) {
      put(slot, number.number());
    } else {
      values[slot] = value;
    }
  }

  void put(int slot, double number) {
    numbers[slot] = number;
    values[slot] = null;
  }

  Value slot(int slot) {
    var value = values[slot];
    return value == null ? new NumberValue(numbers[slot]) : value;
  }

  @Override
  public Value at(int sheet, int row, int column) {
    meter.spend(1);
    return read(sheet, row, column);
  }

  Value read(int sheet, int row, int column) {
    var slot = layout.slot(sheet, row, column);
    return slot == Layout.FIXED ? layout.fixed(sheet, row, column) : slot(slot);
  }

  @Override
  public int usedRows(int sheet) {
    return layout.usedRows(sheet);
  }

  @Override
  public int usedColumns(int sheet) {
    return layout.usedColumns(sheet);
  }

  @Override
  public <T> @Nullable T remembered(Reference range, Object question, Supplier<T> answer) {
    return memory.remembered(range, question, answer);
  }

  @Override
  public void spend(long work) {
    meter.spend(work);
  }

  @Override
  public LocalDateTime now() {
    throw new SurpriseException("The moment is asked for.");
  }

  @Override
  public RandomGenerator random() {
    throw new SurpriseException("Chance is asked for.");
  }

  @Override
  public OptionalInt sheet(String name) {
    var number = layout.image().vocabulary().sheet(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public int sheets() {
    return layout.image().sheets().size();
  }

  @Override
  public Area refer(String text, Frame frame) {
    throw new SurpriseException("A text names cells.");
  }

  @Override
  public Operand spill(Reference cell) {
    throw new SurpriseException("An array is asked for as a whole.");
  }

  @Override
  public boolean isHidden(int sheet, int row, boolean onlyByFilter) {
    return layout.image().sheets().get(sheet).isHiddenRow(row, onlyByFilter);
  }

  @Override
  public @Nullable String formula(int sheet, int row, int column) {
    var cell = layout.image().cell(sheet, row, column);
    return cell == null || cell.formula() == null ? null : cell.formula().text();
  }
}
