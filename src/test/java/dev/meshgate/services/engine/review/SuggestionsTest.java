package dev.meshgate.services.engine.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC);

  private static List<String> inputs(Suggestions suggestions) {
    return suggestions.inputs().stream().map(one -> one.name() + " " + one.range()).toList();
  }

  private static List<String> outputs(Suggestions suggestions) {
    return suggestions.outputs().stream().map(one -> one.name() + " " + one.range()).toList();
  }

  private static List<String> areas(Suggestions suggestions, boolean editable) {
    return suggestions.areas().stream()
        .filter(area -> area.editable() == editable)
        .map(area -> area.name() + " " + area.range())
        .toList();
  }

  private static InputSuggestion input(Image image, String name) {
    return Suggestions.of(image).inputs().stream()
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + Suggestions.of(image)));
  }

  private static List<Value> texts(String... texts) {
    return Stream.of(texts).map(Value::of).toList();
  }

  @Test
  void aMortgageHasTheInputsResultsAndTablesThatAPersonSees() {
    var suggestions = Suggestions.of(Workbook.resource("mortgage.xlsx"));
    assertThat(inputs(suggestions))
        .containsExactly(
            "property_price Mortgage!B3",
            "down_payment_pct Mortgage!B4",
            "annual_rate Mortgage!B5",
            "term_years Mortgage!B6",
            "property_tax_pct Mortgage!B7",
            "insurance_per_year Mortgage!B8");
    assertThat(outputs(suggestions))
        .containsExactly(
            "loan_amount Mortgage!B12",
            "loan_to_value Mortgage!B13",
            "monthly_principal_interest Mortgage!B14",
            "monthly_mortgage_insurance Mortgage!B15",
            "monthly_escrow Mortgage!B16",
            "total_monthly Mortgage!B17",
            "total_interest Mortgage!B18");
    assertThat(areas(suggestions, true)).containsExactly("pmi_rate PMI!A2:B6");
    assertThat(areas(suggestions, false)).containsExactly("schedule Schedule!A2:E13");
    assertThat(suggestions.areas().get(0).headers()).containsExactly("LTV from", "Rate");
    assertThat(suggestions.inputs())
        .extracting(InputSuggestion::type)
        .containsExactly(
            ValueType.NUMBER,
            ValueType.PERCENTAGE,
            ValueType.NUMBER,
            ValueType.NUMBER,
            ValueType.PERCENTAGE,
            ValueType.NUMBER);
    assertThat(suggestions.inputs().get(3).unit()).isEqualTo("years");
    assertThat(suggestions.inputs().get(0).defaultValue()).isEqualTo(Value.of(400_000));
  }

  @Test
  void aQuoteTakesOfTextsWhatItsTablesKnow() {
    var suggestions = Suggestions.of(Workbook.resource("quote.xlsx"));
    assertThat(inputs(suggestions))
        .containsExactly(
            "plan Quote!B3",
            "seats Quote!B4",
            "billing Quote!B5",
            "support Quote!B6",
            "region Quote!B7",
            "discount_code Quote!B8");
    assertThat(suggestions.inputs())
        .extracting(InputSuggestion::allowedValues)
        .containsExactly(
            texts("Basic", "Team", "Business", "Enterprise"),
            List.of(),
            List.of(),
            List.of(),
            texts("EU", "US", "CH"),
            texts("NONE", "PARTNER10", "EDU25"));
    assertThat(outputs(suggestions))
        .hasSize(9)
        .contains("net_per_year Quote!B16", "tax Quote!B17", "total_per_year Quote!B18");
    assertThat(areas(suggestions, true))
        .containsExactly(
            "plan_price Prices!A2:B5",
            "seats_from_discount Prices!D2:E6",
            "code_discount_2 Prices!G2:H4",
            "region_tax Prices!J2:K4");
  }

  private static Image validated() {
    return new Workbook()
        .part(
            "xl/worksheets/sheet1.xml",
            """
            <worksheet><sheetData>
            <c r='A1' t='str'><v>Größe:</v></c><c r='B1'><v>3</v></c><c r='C1' t='str'><v>m</v></c>
            <c r='A2' t='str'><v>Colour</v></c><c r='B2' t='str'><v>red</v></c>
            <c r='A3' t='str'><v>Term</v></c><c r='B3'><v>10</v></c>
            <c r='A4' t='str'><v>Start</v></c><c r='B4' s='1'><v>45000</v></c>
            <c r='A5' t='str'><v>Share</v></c><c r='B5' s='2'><v>0.2</v></c>
            <c r='A6' t='str'><v>Note</v></c>
            <c r='A7' t='str'><v>Result</v></c><c r='B7' s='2'><f>B1+B3+B4+B5</f></c>
            <c r='A8' t='str'><v>Text</v></c><c r='B8'><f>B2&amp;B6</f></c>
            <c r='E1' t='str'><v>red</v></c><c r='E2' t='str'><v>blue</v></c>
            </sheetData><dataValidations>
            <dataValidation type='whole' operator='greaterThan' sqref='B1' prompt='How large'>
            <formula1>0</formula1></dataValidation>
            <dataValidation type='list' sqref='B2' allowBlank='1'><formula1>$E$1:$E$2</formula1>
            </dataValidation>
            <dataValidation type='list' sqref='B3'><formula1>"10,15,20"</formula1></dataValidation>
            <dataValidation type='date' sqref='B4' operator='between'><formula1>45000</formula1>
            <formula2>45100</formula2></dataValidation>
            <dataValidation type='decimal' sqref='B5' operator='lessThan'><formula1>1</formula1>
            </dataValidation>
            <dataValidation type='textLength' sqref='B6' operator='lessThanOrEqual'
            allowBlank='1'><formula1>10</formula1></dataValidation>
            </dataValidations></worksheet>""")
        .text("S", "A1", "replaced")
        .part(
            "xl/styles.xml",
            """
            <styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/></cellXfs>
            </styleSheet>""")
        .part(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>
            <Relationship Id='r2' Type='x/styles' Target='styles.xml'/></Relationships>""")
        .image();
  }

  @Test
  void aValidationSaysWhatAnInputTakes() {
    var image = validated();
    var size = input(image, "groesse");
    assertThat(size.title()).isEqualTo("Größe");
    assertThat(size.type()).isEqualTo(ValueType.INTEGER);
    assertThat(size.min()).isEqualTo(1);
    assertThat(size.max()).isNull();
    assertThat(size.unit()).isEqualTo("m");
    assertThat(size.description()).isEqualTo("How large");
    assertThat(size.required()).isTrue();
    assertThat(input(image, "colour").allowedValues()).isEqualTo(texts("red", "blue"));
    var term = input(image, "term");
    assertThat(term.type()).isEqualTo(ValueType.INTEGER);
    assertThat(term.allowedValues()).containsExactly(Value.of(10), Value.of(15), Value.of(20));
    var start = input(image, "start");
    assertThat(start.type()).isEqualTo(ValueType.DATE);
    assertThat(start.min()).isEqualTo(45_000);
    assertThat(start.max()).isEqualTo(45_100);
    var share = input(image, "share");
    assertThat(share.type()).isEqualTo(ValueType.PERCENTAGE);
    assertThat(share.max()).isEqualTo(1);
    assertThat(share.description()).isEqualTo("It is less than 1.");
    assertThat(share.format()).isEqualTo("0.00%");
  }

  @Test
  void anEmptyCellThatFormulasReadIsAnInputThatMayBeLeftOut() {
    var note = input(validated(), "note");
    assertThat(note.range().toString()).isEqualTo("S!B6");
    assertThat(note.type()).isEqualTo(ValueType.TEXT);
    assertThat(note.required()).isFalse();
    assertThat(note.defaultValue()).isEqualTo(EmptyValue.EMPTY);
    assertThat(note.description()).isEqualTo("Its length is at most 10.");
  }

  @Test
  void outputsHaveTheTypesOfWhatTheyShow() {
    assertThat(Suggestions.of(validated()).outputs())
        .extracting(OutputSuggestion::name, OutputSuggestion::type)
        .containsExactly(tuple("result", ValueType.PERCENTAGE), tuple("text", ValueType.TEXT));
  }

  @Test
  void theNameThatAWorkbookGivesACellGoesBeforeItsLabel() {
    var image =
        new Workbook()
            .text("S", "A1", "What it costs")
            .number("S", "B1", 4)
            .number("S", "D9", 5)
            .formula("S", "F1", "Cost*Extra_Cost")
            .name("Cost", "S!$B$1")
            .name("Extra_Cost", "S!$D$9")
            .name("Total", "S!$F$1")
            .image();
    var suggestions = Suggestions.of(image);
    assertThat(inputs(suggestions)).containsExactly("cost S!B1", "extra_cost S!D9");
    assertThat(suggestions.inputs())
        .extracting(InputSuggestion::title)
        .containsExactly("What it costs", "Extra Cost");
    assertThat(outputs(suggestions)).containsExactly("total S!F1");
  }

  @ParameterizedTest
  @CsvSource({
    "whole, greaterThan, 2.5, 3,",
    "whole, greaterThan, 2, 3,",
    "whole, lessThan, 2.5, , 2",
    "whole, lessThan, -2, , -3",
    "date, greaterThan, 45000, 45001,",
    "decimal, greaterThan, 2.5, 2.5,"
  })
  void aBoundThatIsExcludedIsTheNextWholeNumber(
      String type, String operator, String bound, @Nullable Double min, @Nullable Double max) {
    var image =
        new Workbook()
            .text("S", "A1", "replaced")
            .part(
                "xl/worksheets/sheet1.xml",
                """
                <worksheet><sheetData><row r='1'><c r='A1' t='str'><v>Size</v></c>
                <c r='B1'><v>1</v></c></row><row r='2'><c r='B2'><f>B1</f></c></row></sheetData>
                <dataValidations><dataValidation type='%s' operator='%s' sqref='B1'>
                <formula1>%s</formula1></dataValidation></dataValidations></worksheet>"""
                    .formatted(type, operator, bound))
            .image();
    assertThat(input(image, "size").min()).isEqualTo(min);
    assertThat(input(image, "size").max()).isEqualTo(max);
  }

  @Test
  void whatAFormulaAddsUpThroughSheetsIsAnInputOnEach() {
    var workbook = new Workbook();
    for (var sheet : List.of("North", "East", "South")) {
      workbook.text(sheet, "A1", "Sales " + sheet).number(sheet, "B1", 5);
    }
    var image =
        workbook.text("All", "A1", "Sum").formula("All", "B1", "SUM(North:South!B1)").image();
    assertThat(inputs(Suggestions.of(image)))
        .containsExactly("sales_north North!B1", "sales_east East!B1", "sales_south South!B1");
  }

  @Test
  void moreThanAPersonLooksThroughAreCounted() {
    var workbook = new Workbook();
    for (var row = 1; row <= 70; row++) {
      workbook
          .text("S", "A" + row, "Cost")
          .number("S", "B" + row, row)
          .text("S", "D" + row, "Price")
          .formula("S", "E" + row, "B" + row + "*2");
    }
    var suggestions = Suggestions.of(workbook.image());
    assertThat(suggestions.inputs()).hasSize(60);
    assertThat(suggestions.moreInputs()).isEqualTo(10);
    assertThat(suggestions.outputs()).hasSize(60);
    assertThat(suggestions.moreOutputs()).isEqualTo(10);
    assertThat(suggestions.inputs().get(59).name()).isEqualTo("cost_60");
  }

  @Test
  void aTableOfWhichFormulasAlsoReadAPartIsOneTable() {
    var workbook = new Workbook();
    for (var row = 1; row <= 40; row++) {
      workbook.text("Codes", "A" + row, "code " + row).number("Codes", "B" + row, row);
    }
    var image =
        workbook
            .formula("S", "A1", "SUM(Codes!B2:B30)")
            .formula("S", "A2", "VLOOKUP(\"code 7\",Codes!A:B,2,FALSE)")
            .image();
    assertThat(areas(Suggestions.of(image), true)).containsExactly("codes Codes!A1:B40");
  }

  @Test
  void whatNoFormulaReadsAndWhatIsHiddenIsNoInput() {
    var image =
        new Workbook()
            .text("S", "A1", "Unused")
            .number("S", "B1", 4)
            .text("Hidden", "A1", "Secret")
            .number("Hidden", "B1", 2)
            .text("S", "A2", "Sum")
            .formula("S", "B2", "Hidden!B1+1")
            .part(
                "xl/workbook.xml",
                """
                <workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>
                <sheets><sheet name='S' r:id='r1'/><sheet name='Hidden' state='hidden' r:id='r2'/>
                </sheets></workbook>""")
            .image();
    assertThat(inputs(Suggestions.of(image))).isEmpty();
    assertThat(outputs(Suggestions.of(image))).containsExactly("sum S!B2");
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/workbooks/excel"))) {
      return files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theDefaultsOfInputsPutInAgainChangeNothing(Path file) throws IOException {
    Image image;
    try (var in = Files.newInputStream(file)) {
      image = Image.read(in, Limits.DEFAULT);
    }
    var suggestions = Suggestions.of(image);
    assertThat(Suggestions.of(image)).isEqualTo(suggestions);
    var names = new HashSet<String>();
    Map<CellAddress, Value> defaults = new HashMap<>();
    for (var input : suggestions.inputs()) {
      assertThat(input.name()).matches("[a-z][a-z0-9_]*");
      assertThat(names.add(input.name())).isTrue();
      defaults.put(
          new CellAddress(input.range().sheet(), input.range().row(), input.range().column()),
          input.defaultValue());
    }
    suggestions.outputs().forEach(output -> assertThat(names.add(output.name())).isTrue());
    suggestions.areas().forEach(area -> assertThat(names.add(area.name())).isTrue());
    var calculation = Calculation.of(image, CLOCK);
    var ranges = suggestions.outputs().stream().map(OutputSuggestion::range).toList();
    assertThat(suggestions.outputs().size() + suggestions.areas().size()).isPositive();
    assertThat(calculation.run(defaults, ranges, Allowance.DEFAULT))
        .isEqualTo(calculation.run(Map.of(), ranges, Allowance.DEFAULT));
  }
}
