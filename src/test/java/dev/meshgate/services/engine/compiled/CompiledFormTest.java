package dev.meshgate.services.engine.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Cell;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled form gives what the interpreter gives, to the last digit and the same errors. */
class CompiledFormTest {

  private static Map<CellAddress, Value> inputs(Image image, List<String> addresses) {
    var inputs = new LinkedHashMap<CellAddress, Value>();
    for (var text : addresses) {
      var address = CellAddress.of(text);
      var sheet = image.sheet(address.sheet()).orElseThrow();
      var cell = sheet.cell(address.row(), address.column());
      inputs.put(address, cell == null ? EmptyValue.EMPTY : cell.value());
    }
    return inputs;
  }

  private static Optional<CompiledForm> compiled(
      Image image, Map<CellAddress, Value> inputs, List<CellRange> outputs) {
    return CompiledForm.of(image, Samples.CLOCK, inputs, outputs, Allowance.DEFAULT);
  }

  private static List<CellRange> ranges(String... addresses) {
    return Stream.of(addresses).map(CellRange::of).toList();
  }

  private static Value run(Workbook book, Map<String, Value> values, String output) {
    var image = book.image();
    var cells = new HashMap<CellAddress, Value>();
    values.forEach((address, value) -> cells.put(CellAddress.of(address), value));
    var form = compiled(image, cells, ranges(output)).orElseThrow();
    var results = form.run(cells, Allowance.DEFAULT).orElseThrow();
    assertThat(results).isEqualTo(Samples.interpreted(image, cells, ranges(output)));
    return results.get(0).first().value();
  }

  @Test
  void theExamplesAreTheSameForRandomInputs() {
    var mortgage = Workbook.resource("mortgage.xlsx");
    var inputs =
        inputs(mortgage, List.of("Mortgage!B4", "Mortgage!B5", "Mortgage!B6", "Mortgage!B7"));
    var outputs = ranges("Mortgage!B12", "Mortgage!B14", "Mortgage!B15:B18");
    var form = compiled(mortgage, inputs, outputs).orElseThrow();
    var tally = Samples.compare(mortgage, form, inputs, outputs, 3_000, new SplittableRandom(1));
    assertThat(tally.compared()).isGreaterThan(2_900);
  }

  /** Everything of the quote is an output; its constants are the inputs. */
  @Test
  void allCellsOfTheQuoteAreTheSameForRandomInputs() {
    var quote = Workbook.resource("quote.xlsx");
    var tally = everyCell(quote, 1_000, new SplittableRandom(2));
    assertThat(tally.compared()).isGreaterThan(950);
  }

  private static Samples.Tally everyCell(Image image, int times, SplittableRandom random) {
    var inputs = new LinkedHashMap<CellAddress, Value>();
    image
        .sheets()
        .forEach(
            sheet ->
                sheet.forEach(
                    (row, column, cell) -> {
                      if (isInput(cell) && inputs.size() < 60) {
                        inputs.put(new CellAddress(sheet.name(), row, column), cell.value());
                      }
                    }));
    var outputs = image.formulas().stream().map(cell -> CellRange.of(image.address(cell))).toList();
    var form = compiled(image, inputs, outputs);
    return form.isEmpty()
        ? new Samples.Tally(0, times)
        : Samples.compare(image, form.orElseThrow(), inputs, outputs, times, random);
  }

  private static boolean isInput(Cell cell) {
    return cell.formula() == null && !(cell.value() instanceof EmptyValue);
  }

  static List<Path> savedByExcel() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/workbooks/excel"))) {
      return files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
  }

  /** One formula after the other, with the constants of its workbook as inputs. */
  @ParameterizedTest
  @MethodSource("savedByExcel")
  void everyFormulaOfEveryFunctionIsTheSameForRandomInputs(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var image = Image.read(in, Limits.DEFAULT);
      var random = new SplittableRandom(file.getFileName().toString().hashCode());
      for (var cell : image.formulas()) {
        one(image, cell, random);
      }
    }
  }

  private static void one(Image image, FormulaCell cell, SplittableRandom random) {
    var inputs = new LinkedHashMap<CellAddress, Value>();
    for (var sheet : image.sheets()) {
      sheet.forEach(
          (row, column, found) -> {
            if (isInput(found) && random.nextInt(3) == 0 && inputs.size() < 30) {
              inputs.put(new CellAddress(sheet.name(), row, column), found.value());
            }
          });
    }
    var outputs = List.of(CellRange.of(image.address(cell)));
    compiled(image, inputs, outputs)
        .ifPresent(form -> Samples.compare(image, form, inputs, outputs, 6, random));
  }

  @Test
  void randomModelsAreTheSameForRandomInputs() {
    var compiled = 0;
    var compared = 0;
    for (var seed = 0; seed < 400; seed++) {
      var random = new SplittableRandom(seed);
      var image = Models.random(random).image();
      var inputs = inputs(image, Models.INPUTS);
      var outputs = ranges("M!C1:C25", "M!A1");
      var form = compiled(image, inputs, outputs);
      if (form.isPresent()) {
        compiled++;
        compared +=
            Samples.compare(image, form.orElseThrow(), inputs, outputs, 40, random).compared();
      }
    }
    assertThat(compiled).isGreaterThan(350);
    assertThat(compared).isGreaterThan(10_000);
  }

  @Test
  void anErrorOfEitherSideGoesFirstAsTheOperatorHasIt() {
    var book = new Workbook().formula("S", "C1", "A1+B1").formula("S", "D1", "A1<B1");
    Map<String, Value> inputs = Map.of("S!A1", Value.of("x"), "S!B1", ErrorValue.NA);
    assertThat(run(book, inputs, "S!C1")).isEqualTo(ErrorValue.NA);
    assertThat(run(book, inputs, "S!D1")).isEqualTo(ErrorValue.NA);
  }

  @Test
  void aCellThatPointsToAnEmptyOneShowsNothingAsANumber() {
    var book = new Workbook().formula("S", "C1", "A1").formula("S", "C2", "ISBLANK(A1)&C1");
    assertThat(run(book, Map.of("S!A1", EmptyValue.EMPTY), "S!C1")).isEqualTo(Value.of(0));
    assertThat(run(book, Map.of("S!A1", EmptyValue.EMPTY), "S!C2")).isEqualTo(Value.of("TRUE0"));
  }

  @Test
  void inputsBelowAllThatTheSheetHoldsAreReadByWholeColumns() {
    var book = new Workbook().number("S", "A1", 1).formula("S", "B1", "SUM(A:A)+COUNTA(A:A)");
    assertThat(run(book, Map.of("S!A9", Value.of(5)), "S!B1")).isEqualTo(Value.of(8));
  }

  @Test
  void aFormulaThatAnInputLiesOverIsNotCalculated() {
    var book = new Workbook().formula("S", "A1", "1/0").formula("S", "B1", "A1*2");
    assertThat(run(book, Map.of("S!A1", Value.of(4)), "S!B1")).isEqualTo(Value.of(8));
  }

  @Test
  void whatCannotBeForeseenIsLeftToTheInterpreter() {
    for (var formula :
        List.of("A1+NOW()", "RAND()*A1", "OFFSET(A1,1,0)", "INDIRECT(\"A\"&A1)", "C1+A1")) {
      var image = new Workbook().number("S", "A1", 1).formula("S", "C1", formula).image();
      assertThat(compiled(image, Map.of(CellAddress.of("S!A1"), Value.of(1)), ranges("S!C1")))
          .as(formula)
          .isEmpty();
    }
  }

  @Test
  void anArrayFormulaThatHangsOnInputsIsLeftToTheInterpreterAndAFixedOneIsNot() {
    var image =
        new Workbook()
            .number("S", "A1", 1)
            .number("S", "A2", 2)
            .array("S", "B1:B2", "A1:A2*2")
            .formula("S", "C1", "SUM(B1:B2)+D1")
            .image();
    var outputs = ranges("S!C1");
    assertThat(compiled(image, Map.of(CellAddress.of("S!A1"), Value.of(1)), outputs)).isEmpty();
    Map<CellAddress, Value> other = Map.of(CellAddress.of("S!D1"), Value.of(1));
    var form = compiled(image, other, outputs).orElseThrow();
    assertThat(form.run(other, Allowance.DEFAULT).orElseThrow())
        .isEqualTo(Samples.interpreted(image, other, outputs));
  }

  @Test
  void aFormulaThatCannotBeCalculatedMattersOnlyToWhomReadsIt() {
    var image =
        new Workbook()
            .formula("S", "B1", "NOSUCHFUNCTION(1)")
            .formula("S", "C1", "IF(A1>0,A1,B1)")
            .image();
    Map<CellAddress, Value> good = Map.of(CellAddress.of("S!A1"), Value.of(1));
    Map<CellAddress, Value> bad = Map.of(CellAddress.of("S!A1"), Value.of(-1));
    var form = compiled(image, good, ranges("S!C1")).orElseThrow();
    assertThat(form.run(good, Allowance.DEFAULT).orElseThrow().get(0).first().value())
        .isEqualTo(Value.of(1));
    assertThat(form.run(bad, Allowance.DEFAULT)).isEmpty();
  }

  @Test
  void aChainOfAnyLengthNeedsNoStack() {
    var book = new Workbook();
    IntStream.rangeClosed(2, 20_000)
        .forEach(row -> book.formula("S", "A" + row, "A%d+1".formatted(row - 1)));
    assertThat(run(book, Map.of("S!A1", Value.of(1)), "S!A20000")).isEqualTo(Value.of(20_000));
  }

  @Test
  void aRunWithoutAllowanceComesToNoResult() {
    var image = new Workbook().formula("S", "B1", "SUMPRODUCT((A1:A2000>A1)*1)").image();
    Map<CellAddress, Value> inputs = Map.of(CellAddress.of("S!A1"), Value.of(1));
    var form = compiled(image, inputs, ranges("S!B1")).orElseThrow();
    assertThat(form.run(inputs, Allowance.DEFAULT)).isPresent();
    assertThat(form.run(inputs, new Allowance(Duration.ofSeconds(1), 500))).isEmpty();
  }

  @Test
  void whatDiffersInTheSixteenthDigitIsFoundInATableToo() {
    var book = new Workbook();
    for (var row = 1; row <= 30; row++) {
      book.number("S", "A" + row, row / 10.0).number("S", "B" + row, row);
    }
    book.formula("S", "C1", "VLOOKUP(D1,A1:B30,2,FALSE)");
    assertThat(run(book, Map.of("S!D1", Value.of(0.1 + 0.2)), "S!C1")).isEqualTo(Value.of(3));
    assertThat(run(book, Map.of("S!D1", Value.of(0.300000001)), "S!C1")).isEqualTo(ErrorValue.NA);
  }

  @Test
  void aTableKnowsTextsWithoutRegardToCaseInEveryAlphabet() {
    var book = new Workbook();
    var keys = List.of("Zürich", "ÇA", "straße", "Σίγμα", "ſ", "\u212a", "İ", "ǆ");
    for (var i = 0; i < keys.size(); i++) {
      book.text("S", "A" + (i + 1), keys.get(i));
    }
    book.formula("S", "C1", "IFERROR(MATCH(D1,A1:A8,0),0)&\" \"&COUNTIF(A1:A8,D1)");
    for (var sought :
        List.of("ZÜRICH", "ça", "STRASSE", "ΣΊΓΜΑ", "S", "s", "k", "i", "ı", "ǅ", "Z*", "?")) {
      assertThat(run(book, Map.of("S!D1", Value.of(sought)), "S!C1")).isNotNull();
    }
    assertThat(run(book, Map.of("S!D1", Value.of("ZÜRICH")), "S!C1")).isEqualTo(Value.of("1 1"));
  }

  @Test
  void itFitsOnlyTheCellsAndOutputsThatItIsMadeFor() {
    var image = new Workbook().formula("S", "B1", "A1+A2").image();
    Map<CellAddress, Value> one = Map.of(CellAddress.of("S!A1"), Value.of(1));
    Map<CellAddress, Value> other = Map.of(CellAddress.of("S!A2"), Value.of(1));
    var form = compiled(image, one, ranges("S!B1")).orElseThrow();
    assertThat(form.fits(one, ranges("S!B1"))).isTrue();
    assertThat(form.fits(other, ranges("S!B1"))).isFalse();
    assertThat(form.fits(Map.of(), ranges("S!B1"))).isFalse();
    assertThat(form.fits(one, ranges("S!A1"))).isFalse();
  }

  @Test
  void manyRunAtOnce() throws Exception {
    var image = Models.random(new SplittableRandom(7)).image();
    var inputs = inputs(image, Models.INPUTS);
    var outputs = ranges("M!C1:C25");
    var form = compiled(image, inputs, outputs).orElseThrow();
    var threads = Executors.newFixedThreadPool(4);
    try {
      var tasks =
          IntStream.range(0, 4)
              .<Callable<Samples.Tally>>mapToObj(
                  seed ->
                      () ->
                          Samples.compare(
                              image, form, inputs, outputs, 200, new SplittableRandom(seed)))
              .toList();
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get().compared()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
