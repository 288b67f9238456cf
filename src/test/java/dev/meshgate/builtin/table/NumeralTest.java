package dev.meshgate.builtin.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.builtin.table.Numeral.Style;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers as people write them")
class NumeralTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | 12",
        "-12.5 | -12.5",
        "−7 | -7",
        "(1,250.75) | -1250.75",
        "5- | -5",
        "1,234,567 | 1234567",
        "1,234.5 | 1234.5",
        "$1,234.50 | 1234.5",
        "-$3 | -3",
        "$ -3 | -3",
        "12.5% | 12.5",
        "1e3 | 1000",
        "1 234 567.8 | 1234567.8",
        "1'234.50 | 1234.5",
        "CHF 1’000 | 1000",
        ".5 | 0.5",
        "0,5 | 0.5",
        "3,14159 | 3.14159",
        "1.234.567 | 1234567",
        "1.234,5 | 1234.5",
      })
  void areReadWithAPointWhereNothingElseIsProven(String cell, double value) {
    assertThat(Numeral.of(cell)).map(n -> n.value(Style.POINT)).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234 | 1234",
        "1.234,56 € | 1234.56",
        "-1.000.000,5 | -1000000.5",
        "12,5 % | 12.5",
        "2.5 | 2.5",
        "EUR 99,- | 99",
      })
  void areReadWithACommaWhereTheColumnHasIt(String cell, double value) {
    assertThat(Numeral.of(cell)).map(n -> n.value(Style.COMMA)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "12 apples",
        "00123",
        "1,23,4",
        "1.2.3",
        "2024-01-05",
        "5 - 3",
        "1,,2",
        "12a",
        "(5",
        "192.168.0.1",
        "+",
        "€",
        "1..5",
        "12:30"
      })
  void areNothingElse(String cell) {
    assertThat(Numeral.of(cell)).isEmpty();
  }

  @Test
  void tellWhichSeparatorTheyProve() {
    assertThat(Numeral.of("1.5").orElseThrow().proves()).isEqualTo(Style.POINT);
    assertThat(Numeral.of("1,5").orElseThrow().proves()).isEqualTo(Style.COMMA);
    assertThat(Numeral.of("1,234").orElseThrow().proves()).isNull();
    assertThat(Numeral.of("1,234").orElseThrow().isAmbiguous()).isTrue();
    assertThat(Numeral.of("1234").orElseThrow().isAmbiguous()).isFalse();
  }

  @Test
  void keepTheirUnit() {
    assertThat(Numeral.of("12 %").orElseThrow().unit()).isEqualTo("%");
    assertThat(Numeral.of("€ 5").orElseThrow().unit()).isEqualTo("€");
    assertThat(Numeral.of("5 USD").orElseThrow().unit()).isEqualTo("USD");
  }
}
