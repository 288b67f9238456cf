package dev.meshgate.services.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Example;
import dev.meshgate.services.contract.Violation.Code;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What callers say becomes values of cells")
class BinderTest {

  private static final Definition MORTGAGE = Example.MORTGAGE.definition();
  private static final Definition QUOTE = Example.QUOTE.definition();
  private static final String HOME =
      "{'property_price':400000,'down_payment_pct':0.2,'annual_rate':0.045,'term_years':30}";

  private static Bound bind(Definition definition, String inputs) {
    return Binder.bind(
        definition, Json.readObject(inputs.replace('\'', '"')), JsonValue.EMPTY_JSON_ARRAY);
  }

  private static Value at(Bound bound, String address) {
    return Objects.requireNonNull(bound.cells().get(CellAddress.of(address)), address);
  }

  private static List<Violation> violations(Definition definition, String inputs) {
    try {
      bind(definition, inputs);
      return List.of();
    } catch (InvalidInputsException e) {
      return e.violations();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'annual_rate':0.045 | 0.045",
        "'annual_rate':'4.5%' | 0.045",
        "'annual_rate':4.5 | 0.045",
        "'annual_rate':'0.045' | 0.045",
        "'Annual Rate':0.045 | 0.045",
        "'ANNUAL-RATE':0.045 | 0.045",
        "'mortgage!b5':0.045 | 0.045"
      },
      quoteCharacter = '`')
  void oneRateIsSpelledInManyWays(String said, double expected) {
    var bound = bind(MORTGAGE, HOME.replace("'annual_rate':0.045", said));

    assertThat(at(bound, "Mortgage!B5")).isEqualTo(new NumberValue(expected));
  }

  @Test
  void fiveForFivePercentIsReadAsSuchAndTold() {
    var bound = bind(MORTGAGE, HOME.replace("0.045", "5"));

    assertThat(at(bound, "Mortgage!B5")).isEqualTo(new NumberValue(0.05));
    assertThat(bound.warnings())
        .contains(
            new Warning(
                "PERCENT_READ", "annual_rate", "annual_rate was given as 5 and read as 5 %."));
  }

  @Test
  void whatIsWithinItsBoundsIsNeverDivided() {
    // 0.9 percent could be meant; 0.9 is possible, so it stays.
    assertThat(at(bind(MORTGAGE, HOME.replace("0.2", "0.9")), "Mortgage!B4"))
        .isEqualTo(new NumberValue(0.9));
    assertThat(violations(MORTGAGE, HOME.replace("0.045", "50")))
        .extracting(Violation::code)
        .containsExactly(Code.VALUE_TOO_HIGH);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var wrong =
        violations(
            MORTGAGE,
            "{'property_price':'a lot','annual_rate':-1,'term_years':12,'insurance_annual':1e9}");

    assertThat(wrong)
        .extracting(violation -> violation.field() + " " + violation.code())
        .containsExactlyInAnyOrder(
            "property_price invalid_type",
            "down_payment_pct missing_parameter",
            "annual_rate value_too_low",
            "term_years invalid_value",
            "insurance_annual value_too_high");
    assertThat(wrong)
        .extracting(Violation::message)
        .contains(
            "term_years must be one of 10, 15, 20, 25, 30, not 12.",
            "property_price must be a number, not \"a lot\".");
  }

  @Test
  void whatIsLeftOutIsItsDefaultAndTold() {
    var bound = bind(MORTGAGE, HOME);

    assertThat(at(bound, "Mortgage!B7")).isEqualTo(new NumberValue(0.011));
    assertThat(bound.warnings()).extracting(Warning::message).contains("insurance_annual is 1200.");
  }

  @Test
  void allowedTextsAreSpelledAsTheirPublisherDid() {
    var bound =
        bind(
            QUOTE,
            "{'plan':'TEAM','seats':'120','billing':' Annual ','support':'premium','region':'eu'}");

    assertThat(at(bound, "Quote!B3")).isEqualTo(Value.of("Team"));
    assertThat(at(bound, "Quote!B5")).isEqualTo(Value.of("annual"));
    assertThat(at(bound, "Quote!B7")).isEqualTo(Value.of("EU"));
    assertThat(at(bound, "Quote!B8")).isEqualTo(Value.of("NONE"));
  }

  @Test
  void oneInputUnderTwoNamesIsRefused() {
    assertThat(violations(MORTGAGE, HOME.replace("'annual_rate'", "'AnnualRate':1,'annual-rate'")))
        .extracting(Violation::code)
        .containsExactly(Code.DUPLICATE_PARAMETER);
  }

  @Test
  void whatNobodyKnowsIsToldWithWhatWasMeant() {
    assertThat(bind(MORTGAGE, HOME.replace("}", ",'insurance_anual':5}")).warnings())
        .extracting(Warning::message)
        .contains(
            "There is no input 'insurance_anual', so it was left out. Did you mean"
                + " insurance_annual?");
  }

  private static Bound changed(String areas) {
    return Binder.bind(
        MORTGAGE,
        Json.readObject(HOME.replace('\'', '"')),
        (JsonArray) Json.read(areas.replace('\'', '"')));
  }

  @Test
  void aTableIsChangedForOneCall() {
    var bound = changed("[{'area':'PMI rates','changes':[{'row':3,'column':1,'value':0.008}]}]");

    assertThat(at(bound, "PMI!B5")).isEqualTo(new NumberValue(0.008));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'area':'nowhere','changes':[] | pmi_rates",
        "'area':'pmi_rates','changes':[{'row':9,'column':1,'value':1}] | row from 0 to 4",
        "'area':'pmi_rates','changes':[{'row':0,'column':-1,'value':1}] | column from 0 to 1",
        "'area':'pmi_rates','changes':[{'row':0,'column':1,'formula':'=1'}] | no formulas",
        "'area':'pmi_rates','changes':[{'row':0,'column':1,'value':[]}] | must be a number",
        "'area':'pmi_rates','changes':{} | must be a list"
      },
      quoteCharacter = '`')
  void aChangeThatIsNoneSaysWhatWouldBe(String change, String words) {
    assertThatThrownBy(() -> changed("[{" + change + "}]"))
        .isInstanceOf(InvalidInputsException.class)
        .hasMessageContaining(words);
  }
}
