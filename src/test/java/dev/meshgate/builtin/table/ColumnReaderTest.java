package dev.meshgate.builtin.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Knowing what a column is")
class ColumnReaderTest {

  private final List<String> notes = new ArrayList<>();

  private Column column(String name, String... cells) {
    return column(false, name, cells);
  }

  private Column column(boolean commaLikely, String name, String... cells) {
    var rows = Arrays.stream(cells).map(List::of).toList();
    var table = new Table("CSV", List.of(name), rows, false, commaLikely, List.of());
    return ColumnReader.read(table, notes).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount | 1;2;3 | INTEGER",
        "amount | 1;2.5;3 | NUMBER",
        "amount | 1,5;2,5 | NUMBER",
        "amount | €1;€2;€3 | INTEGER",
        "when | 2026-01-01;2026-02-01 | DATE",
        "when | 01.02.2026;15.02.2026 | DATE",
        "when | Jan 2026;Feb 2026 | DATE",
        "when | 5 March 2026;6. März 2026 | DATE",
        "when | 2026-Q1;2026-Q2 | DATE",
        "month | Jan;Feb;Mar | DATE",
        "year | 2024;2025;2026 | DATE",
        "units | 2024;2025;2026 | INTEGER",
        "paid | yes;no;yes | BOOLEAN",
        "bezahlt | ja;nein | BOOLEAN",
        "region | N;S;N;S | CATEGORY",
        "name | Ann;Bob;Cid | TEXT",
        "plz | 01067;10115 | TEXT",
        "note | ;n/a;- | EMPTY",
      })
  void tellsTheType(String name, String cells, ColumnType type) {
    assertThat(column(name, cells.split(";")).type()).isEqualTo(type);
  }

  @Test
  void countsWhatIsMissingAndWhatCannotBeRead() {
    var column = column("x", "1", "", "n/a", "3", "5", "7", "oops", "9");

    assertThat(column.type()).isEqualTo(ColumnType.INTEGER);
    assertThat(column.missing()).isEqualTo(2);
    assertThat(column.unreadable()).containsExactly("oops");
    assertThat(column.count()).isEqualTo(5);
    assertThat(column.numbers().get(1)).isNaN();
  }

  @Test
  void readsOneAmbiguousNumberAsItsNeighboursAreWritten() {
    assertThat(column("x", "1.234", "2,5").numbers()).containsExactly(1234.0, 2.5);
    assertThat(column("x", "1,234", "2.5").numbers()).containsExactly(1234.0, 2.5);
  }

  @Test
  void saysHowItReadANumberThatNothingDecides() {
    assertThat(column("x", "1,234").numbers()).containsExactly(1234.0);
    assertThat(column(true, "y", "1.234").numbers()).containsExactly(1234.0);
    assertThat(column("z", "1.234").numbers()).containsExactly(1.234);
    assertThat(notes)
        .containsExactly(
            "x: 1,234 was read as 1234.",
            "y: 1.234 was read as 1234.",
            "z: 1.234 was read as 1.234.");
  }

  @Test
  void ordersDayAndMonthByTheWholeColumn() {
    assertThat(column("d", "03/04/2026", "12/25/2026").dates())
        .containsExactly(date(2026, 3, 4), date(2026, 12, 25));
    assertThat(column("d", "03/04/2026", "25/12/2026").dates())
        .containsExactly(date(2026, 4, 3), date(2026, 12, 25));
    assertThat(notes).isEmpty();
    assertThat(column("d", "03/04/2026", "05/06/2026").dates())
        .containsExactly(date(2026, 4, 3), date(2026, 6, 5));
    assertThat(notes).containsExactly("d: dates were read with the day before the month.");
  }

  @Test
  void keepsTheUnitThatAllNumbersShare() {
    assertThat(column("m", "12%", "5 %").unit()).isEqualTo("%");
    assertThat(column("m", "12%", "5").unit()).isNull();
  }

  @Test
  void addsUpNoIdentifiers() {
    assertThat(column("customer_id", "1", "2").isMeasure()).isFalse();
    assertThat(column("orderID", "1", "2").isMeasure()).isFalse();
    assertThat(column("Rechnungsnummer", "1", "2").isMeasure()).isFalse();
    assertThat(column("paid", "1", "2").isMeasure()).isTrue();
  }

  private static LocalDateTime date(int year, int month, int day) {
    return LocalDateTime.of(year, month, day, 0, 0);
  }
}
