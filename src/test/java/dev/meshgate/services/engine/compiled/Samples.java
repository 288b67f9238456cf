package dev.meshgate.services.engine.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random inputs, and what both ways of calculating make of them. */
final class Samples {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC);

  private static final List<Value> ODD =
      List.of(
          EmptyValue.EMPTY,
          Value.of(true),
          Value.of(false),
          Value.of(""),
          Value.of("x"),
          Value.of("North"),
          Value.of("12"),
          Value.of("-1.5"),
          Value.of("TRUE"),
          Value.of("2026-02-03"),
          Value.of(">2"),
          Value.of("n*"),
          Value.of(0),
          Value.of(-1),
          Value.of(0.1 + 0.2),
          Value.of(1e-300),
          Value.of(1e300),
          Value.of(-1e300),
          Value.of(Double.MAX_VALUE),
          Value.of(1e15),
          Value.of(2.675),
          ErrorValue.NA,
          ErrorValue.DIV0,
          ErrorValue.VALUE,
          ErrorValue.REF,
          ErrorValue.NUM);

  private Samples() {}

  /** Anything that may stand in a cell, most often a number of the size of what it stands for. */
  static Value value(SplittableRandom random, Value like) {
    if (random.nextInt(4) == 0) {
      return ODD.get(random.nextInt(ODD.size()));
    }
    if (like instanceof NumberValue number) {
      var around = Math.abs(number.number()) + 1;
      return Value.of(Math.rint(random.nextDouble(-around, 3 * around) * 100) / 100);
    }
    return random.nextBoolean() ? like : Value.of(random.nextInt(-5, 40));
  }

  static Map<CellAddress, Value> values(SplittableRandom random, Map<CellAddress, Value> like) {
    var values = new HashMap<CellAddress, Value>();
    like.forEach((address, value) -> values.put(address, value(random, value)));
    return values;
  }

  /** How often both ways were the same, and how often the interpreter had to help. */
  record Tally(int compared, int helped) {}

  /** Compares with the interpreter for as many random inputs; the first one is given. */
  static Tally compare(
      Image image,
      CompiledForm form,
      Map<CellAddress, Value> inputs,
      List<CellRange> outputs,
      int times,
      SplittableRandom random) {
    var helped = 0;
    for (var i = 0; i < times; i++) {
      var cells = i == 0 ? inputs : values(random, inputs);
      var results = form.run(cells, Allowance.DEFAULT);
      if (results.isPresent()) {
        assertThat(results.orElseThrow())
            .as("with %s", cells)
            .isEqualTo(interpreted(image, cells, outputs));
      } else {
        helped++;
      }
    }
    return new Tally(times - helped, helped);
  }

  static List<Result> interpreted(
      Image image, Map<CellAddress, Value> cells, List<CellRange> outputs) {
    try {
      return Calculation.of(image, CLOCK).run(cells, outputs, Allowance.DEFAULT);
    } catch (CalculationException e) {
      throw new AssertionError("Only the compiled form has a result for " + cells, e);
    }
  }
}
