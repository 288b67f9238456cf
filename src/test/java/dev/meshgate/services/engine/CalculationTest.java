package dev.meshgate.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CalculationTest {

  private static final Image MORTGAGE = Workbook.resource("mortgage.xlsx");

  private static final Map<String, String> OUTPUTS =
      Map.of(
          "loan_amount", "B12",
          "monthly_pi", "B14",
          "monthly_mi", "B15",
          "total_monthly", "B17",
          "total_interest", "B18");

  private static double number(Image image, Map<String, Value> inputs, String address) {
    var value = Workbook.value(image, inputs, address);
    assertThat(value).as(address).isInstanceOf(NumberValue.class);
    return ((NumberValue) value).number();
  }

  private static double named(Image image, Map<String, Value> inputs, String name) {
    return number(image, inputs, "Mortgage!" + OUTPUTS.get(name));
  }

  @Test
  void theMortgageComesOutAsItIsForItsDefaults() {
    Map<String, Value> none = Map.of();
    assertThat(named(MORTGAGE, none, "monthly_pi")).isCloseTo(1621.392991, within(1e-6));
    assertThat(named(MORTGAGE, none, "total_monthly")).isCloseTo(2088.059658, within(1e-6));
    assertThat(named(MORTGAGE, none, "total_interest")).isCloseTo(263701.476919, within(1e-6));
  }

  @Test
  void whatOneCallPutsInIsNotThereForTheNext() {
    Map<String, Value> little = Map.of("Mortgage!B4", Value.of(0.05));
    var changed = new HashMap<>(little);
    changed.put("PMI!B5", Value.of(0.008));
    assertThat(named(MORTGAGE, changed, "monthly_mi")).isCloseTo(253.333333, within(1e-6));
    assertThat(named(MORTGAGE, changed, "total_monthly")).isCloseTo(2645.404177, within(1e-6));
    assertThat(named(MORTGAGE, little, "monthly_mi")).isCloseTo(332.50, within(1e-9));
  }

  @Test
  void aRateOfNothingIsNoDivisionByIt() {
    var total = named(MORTGAGE, Map.of("Mortgage!B5", Value.of(0)), "total_monthly");
    assertThat(total).isCloseTo(1355.555556, within(1e-6));
  }

  @Test
  void manyCalculateAtOnceEachWithItsOwn() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try {
      var futures = new ArrayList<Future<Double>>();
      for (var i = 0; i < 200; i++) {
        Map<String, Value> inputs = Map.of("Mortgage!B3", Value.of(100_000 + i * 1000));
        futures.add(pool.submit(() -> named(MORTGAGE, inputs, "loan_amount")));
      }
      for (var i = 0; i < 200; i++) {
        assertThat(futures.get(i).get()).isEqualTo(0.8 * (100_000 + i * 1000));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aQuoteComesOutInTextsAndNumbers() {
    var quote = Workbook.resource("quote.xlsx");
    Map<String, Value> inputs =
        Map.of(
            "Quote!B3", Value.of("Team"),
            "Quote!B4", Value.of(120),
            "Quote!B5", Value.of("annual"),
            "Quote!B6", Value.of("premium"),
            "Quote!B7", Value.of("EU"),
            "Quote!B8", Value.of("PARTNER10"));
    assertThat(outputs(quote, inputs)).contains(16394.40, 3114.94, 19509.34, 11.385);
  }

  /** Every number of the sheet, to the digits that a person would compare. */
  private static List<Double> outputs(Image image, Map<String, Value> inputs) {
    var numbers = new ArrayList<Double>();
    for (var row = 1; row <= 40; row++) {
      if (Workbook.value(image, inputs, "Quote!B" + row) instanceof NumberValue number) {
        numbers.add(Math.round(number.number() * 1e6) / 1e6);
      }
    }
    return numbers;
  }

  @Test
  void aRangeComesOutRowByRow() {
    var image =
        new Workbook().number("S", "A1", 1).text("S", "B1", "x").number("S", "A2", 2).image();
    var result =
        Calculation.of(image, Workbook.CLOCK)
            .run(Map.of(), List.of(CellRange.of("S!A1:B2")), Allowance.DEFAULT)
            .get(0);
    assertThat(result.rows().get(0).get(1).value()).isEqualTo(Value.of("x"));
    assertThat(result.rows().get(1).get(0).value()).isEqualTo(Value.of(2));
  }
}
