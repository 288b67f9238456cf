package dev.meshgate.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.DefinitionReader;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.contract.ValueType;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import dev.meshgate.services.engine.review.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is suggested of a workbook, its service takes")
class SuggestedTest {

  private static Definition taken(Image image) {
    var upload = new Upload("models/a_small-model.xlsx", new byte[0]);
    return DefinitionReader.read(Suggested.definition(upload, image), image);
  }

  private static Input input(Image image) {
    return taken(image).inputs().get(0);
  }

  /** A model of one input, labelled Value, in S!B1, with a validation. */
  private static Image validated(String cell, String validation) {
    return new Workbook()
        .text("S", "A1", "replaced")
        .part(
            "xl/worksheets/sheet1.xml",
            """
            <worksheet><sheetData><row r='1'><c r='A1' t='str'><v>Value</v></c>%s</row>
            <row r='2'><c r='A2' t='str'><v>Result</v></c><c r='B2'><f>B1</f></c></row></sheetData>
            <dataValidations>%s</dataValidations></worksheet>"""
                .formatted(cell, validation))
        .image();
  }

  private static String validation(String type, String first, String second) {
    return "<dataValidation type='%s' sqref='B1'><formula1>%s</formula1><formula2>%s</formula2></dataValidation>"
        .formatted(type, first, second);
  }

  @Test
  void aServiceIsCalledAfterItsFile() {
    var workbook = new Workbook().text("S", "A1", "Two").formula("S", "B1", "1+1");

    assertThat(taken(workbook.image()).name()).isEqualTo("a small model");
  }

  @Test
  void aTableOfMoreCellsThanACallMayReadIsLeftOut() {
    var workbook = new Workbook().text("S", "A1", "Key").number("S", "B1", 1);
    for (var row = 1; row <= TableArea.MOST_CELLS / 2 + 1; row++) {
      workbook.number("Long", "A" + row, row).number("Long", "B" + row, row);
    }
    for (var row = 1; row <= 20; row++) {
      workbook.number("Small", "A" + row, row).number("Small", "B" + row, row);
    }
    var image =
        workbook
            .text("S", "A2", "Result")
            .formula("S", "B2", "VLOOKUP(B1,Long!A:B,2)+VLOOKUP(B1,Small!A:B,2)")
            .image();

    assertThat(taken(image).areas())
        .extracting(area -> area.range().toString())
        .containsExactly("Small!A1:B20");
  }

  @ParameterizedTest
  @CsvSource({
    "Tier 1 1, Tier 11, tier_1_1, tier_11_2",
    "Down payment, Downpayment, down_payment, downpayment_2",
    "Cost, Cost, cost, cost_2"
  })
  void namesDifferInMoreThanTheirUnderscores(
      String first, String second, String nameOfFirst, String nameOfSecond) {
    var image =
        new Workbook()
            .text("S", "A1", first)
            .number("S", "B1", 1)
            .text("S", "A2", second)
            .number("S", "B2", 2)
            .text("S", "A3", "Result")
            .formula("S", "B3", "B1*B2")
            .image();

    assertThat(taken(image).inputs())
        .extracting(Input::name)
        .containsExactly(nameOfFirst, nameOfSecond);
  }

  private static Workbook lookup(String formula) {
    return new Workbook()
        .text("S", "A1", "Which")
        .number("S", "B1", 1)
        .text("S", "A2", "Result")
        .formula("S", "B2", formula);
  }

  @Test
  void theHeaderOfAColumnOfKeysIsNoKey() {
    var image =
        lookup("VLOOKUP(B1,T!A:B,2,FALSE)")
            .text("T", "A1", "Code")
            .text("T", "B1", "Rate")
            .number("T", "A2", 1)
            .number("T", "B2", 10)
            .number("T", "A3", 2)
            .number("T", "B3", 20)
            .image();

    assertThat(input(image).allowed()).isEmpty();
    assertThat(input(image).examples()).containsExactly(Value.of(1));
  }

  @Test
  void anErrorIsNoKey() {
    var image =
        lookup("MATCH(B1,T!A1:A3,0)")
            .number("T", "A1", 1)
            .cell("T", "A2", "t='e'", "<v>#N/A</v>")
            .number("T", "A3", 2)
            .image();

    assertThat(input(image).allowed()).containsExactly(Value.of(1), Value.of(2));
  }

  @Test
  void keysThatAValidationRefusesAreNotAllowedValues() {
    var image =
        validated(
            "<c r='B1'><v>1</v></c><c r='D1'><v>1</v></c><c r='E1'><v>9</v></c>"
                + "<c r='F1'><f>MATCH(B1,D1:E1,0)</f></c>",
            validation("whole", "1", "5"));

    assertThat(input(image).allowed()).isEmpty();
    assertThat(input(image).max()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "whole      | 1     | 9     | <v>3</v>                | integer | 1 | example",
        "whole      | 1     | 9     | <v>2.5</v>              | integer | 1 | -",
        "whole      | 1     | 9     | <v>10</v>               | integer | 1 | -",
        "whole      | 1     | 9     | t='str'><v>many</v>     | integer | 1 | -",
        "whole      | 1     | 9     | t='b'><v>1</v>          | integer | 1 | -",
        "whole      | 1     | 9     | t='e'><v>#N/A</v>       | integer | 1 | -",
        "whole      | 9     | 1     | <v>3</v>                | integer | - | example",
        "decimal    | 1     | 9     | <v>2.5</v>              | number  | 1 | example",
        "decimal    | 1     | 9     | t='str'><v>many</v>     | string  | - | example",
        "decimal    | 0     | 1     | t='b'><v>1</v>          | boolean | - | example",
        "decimal    | 1     | 9     | t='e'><v>#DIV/0!</v>    | number  | 1 | -",
        "date       | 45000 | 45100 | t='str'><v>soon</v>     | date    | 45000 | -",
        "date       | 45000 | 45100 | <v>45050</v>            | date    | 45000 | example",
        "textLength | 1     | 9     | <v>12</v>               | string  | - | -",
        "textLength | 1     | 9     | t='str'><v>twelve</v>   | string  | - | example"
      })
  void whatACellHoldsIsAnExampleOnlyIfItCanBeGiven(
      String type,
      String first,
      String second,
      String cell,
      String word,
      @Nullable Double min,
      @Nullable String example) {
    var held = "<c r='B1' " + (cell.startsWith("<") ? ">" + cell : cell) + "</c>";
    var input = input(validated(held, validation(type, first, second)));

    assertThat(input.type().word()).isEqualTo(word);
    assertThat(input.min()).isEqualTo(min);
    assertThat(input.examples()).hasSize(example == null ? 0 : 1);
  }

  @Test
  void numbersInAListOfTextsAreTexts() {
    var image = validated("<c r='B1'><v>1</v></c>", validation("list", "\"1,2,other\"", ""));

    assertThat(input(image).type()).isEqualTo(ValueType.STRING);
    assertThat(input(image).allowed())
        .containsExactly(Value.of("1"), Value.of("2"), Value.of("other"));
    assertThat(input(image).examples()).isEmpty();
  }

  @Test
  void aTextThatNoCallerMayGiveIsNoExample() {
    var text = "x".repeat(TextValue.LONGEST + 1);
    var image = validated("<c r='B1' t='str'><v>" + text + "</v></c>", "");

    assertThat(input(image).examples()).isEmpty();
  }

  @Test
  void aWorkbookWithoutResultsIsToldSo() {
    var image = new Workbook().number("S", "A1", 1).image();

    assertThatThrownBy(() -> taken(image))
        .isInstanceOf(ServiceRefusedException.class)
        .hasMessageContaining("Nothing in the workbook looks like a result");
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> tests = Files.walk(Path.of("src/test/resources/workbooks"));
        Stream<Path> examples = Files.walk(Path.of("src/main/resources/demo/services"))) {
      return Stream.concat(tests, examples)
          .filter(file -> file.toString().endsWith(".xlsx"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyWorkbookIsTakenAsItSuggests(Path file) throws IOException {
    Image image;
    try (var in = Files.newInputStream(file)) {
      image = Image.read(in, Limits.DEFAULT);
    }

    if (Suggestions.of(image).outputs().isEmpty()) {
      assertThatThrownBy(() -> taken(image)).isInstanceOf(ServiceRefusedException.class);
    } else {
      assertThat(taken(image).outputs()).isNotEmpty();
    }
  }
}
