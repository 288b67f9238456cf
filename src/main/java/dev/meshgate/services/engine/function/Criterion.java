package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** What COUNTIF and its kin look for, such as {@code ">=5"}, {@code "<>"} or {@code "ap*"}. */
public final class Criterion implements Predicate<Value> {

  @SuppressWarnings("ImmutableEnumChecker")
  private enum Relation {
    EQUAL("=", order -> order == 0),
    UNEQUAL("<>", order -> order != 0),
    LESS_OR_EQUAL("<=", order -> order <= 0),
    GREATER_OR_EQUAL(">=", order -> order >= 0),
    LESS("<", order -> order < 0),
    GREATER(">", order -> order > 0);

    private final String sign;
    private final IntPredicate holds;

    Relation(String sign, IntPredicate holds) {
      this.sign = sign;
      this.holds = holds;
    }

    static Relation at(String text) {
      // Two characters go before one.
      for (var relation : new Relation[] {UNEQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL}) {
        if (text.startsWith(relation.sign)) {
          return relation;
        }
      }
      return text.startsWith("<") ? LESS : text.startsWith(">") ? GREATER : EQUAL;
    }
  }

  private final Predicate<Value> test;

  private Criterion(Predicate<Value> test) {
    this.test = test;
  }

  @Override
  public boolean test(Value value) {
    return test.test(value);
  }

  public static Criterion of(Value criterion) {
    if (criterion instanceof TextValue text) {
      return new Criterion(parse(text.text()));
    }
    if (criterion instanceof EmptyValue) {
      return new Criterion(number(Relation.EQUAL, 0));
    }
    return new Criterion(
        criterion instanceof NumberValue number
            ? number(Relation.EQUAL, number.number())
            : value -> value == criterion);
  }

  private static Predicate<Value> parse(String text) {
    var relation = Relation.at(text);
    var operand = text.startsWith(relation.sign) ? text.substring(relation.sign.length()) : text;
    if (operand.isEmpty()) {
      return empty(relation, !text.isEmpty());
    }
    var number = Numerals.read(operand);
    if (!Double.isNaN(number)) {
      return number(relation, number);
    }
    var upper = operand.toUpperCase(Locale.ROOT);
    if (upper.equals("TRUE") || upper.equals("FALSE")) {
      var flag = Value.of(upper.equals("TRUE"));
      return value ->
          Comparison.rank(value) == Comparison.rank(flag)
              ? relation.holds.test(Comparison.compare(value, flag))
              : relation == Relation.UNEQUAL;
    }
    var error = ErrorValue.named(upper);
    if (error.isPresent()) {
      return value -> (value == error.orElseThrow()) == (relation != Relation.UNEQUAL);
    }
    return text(relation, operand);
  }

  /** {@code "="} is for empty cells, {@code ""} for those with an empty text too. */
  private static Predicate<Value> empty(Relation relation, boolean hasSign) {
    return switch (relation) {
      case EQUAL ->
          value ->
              value instanceof EmptyValue
                  || (!hasSign && value instanceof TextValue text && text.text().isEmpty());
      case UNEQUAL -> value -> !(value instanceof EmptyValue);
      default -> value -> false;
    };
  }

  private static Predicate<Value> number(Relation relation, double number) {
    return value -> {
      if (value instanceof NumberValue one) {
        return relation.holds.test(Comparison.compare(one.number(), number));
      }
      // A text that looks like the number equals it, and is unequal to it as well.
      if (value instanceof TextValue text && relation == Relation.EQUAL) {
        return Numerals.read(text.text()) == number;
      }
      return relation == Relation.UNEQUAL;
    };
  }

  private static Predicate<Value> text(Relation relation, String text) {
    if (relation == Relation.EQUAL || relation == Relation.UNEQUAL) {
      var pattern = Wildcards.pattern(text);
      return value ->
          (value instanceof TextValue one && pattern.matcher(one.text()).matches())
              == (relation == Relation.EQUAL);
    }
    return value ->
        value instanceof TextValue one && relation.holds.test(one.text().compareToIgnoreCase(text));
  }
}
