package dev.meshgate.builtin.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Finding the table in a text")
class TableFinderTest {

  private static final List<String> HEADER = List.of("name", "amount");
  private static final List<List<String>> ROWS = List.of(List.of("a", "1"), List.of("b", "2"));

  private static Table found(String text) {
    return TableFinder.find(text).orElseThrow().table();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,amount\na,1\nb,2",
        "name, amount\r\na, 1\r\nb, 2\r\n",
        "name;amount\na;1\nb;2",
        "name\tamount\na\t1\nb\t2",
        "name|amount\na|1\nb|2",
        "| name | amount |\n|---|---:|\n| a | 1 |\n| b | 2 |",
        "name | amount\n--- | ---\na | 1\nb | 2",
        "[{\"name\":\"a\",\"amount\":1},{\"name\":\"b\",\"amount\":2}]",
        "{\"data\":[{\"name\":\"a\",\"amount\":1},{\"name\":\"b\",\"amount\":2}]}",
        "[[\"name\",\"amount\"],[\"a\",1],[\"b\",2]]",
        "{\"name\":[\"a\",\"b\"],\"amount\":[1,2]}",
        "{\"columns\":[\"name\",\"amount\"],\"data\":[[\"a\",1],[\"b\",2]]}",
        "{\"name\":\"a\",\"amount\":1}\n{\"name\":\"b\",\"amount\":2}",
        "```csv\nname,amount\na,1\nb,2\n```",
        "Here is my data, please look:\nname,amount\na,1\nb,2\n\nWhat is the sum?",
        "Sum up: [{\"name\":\"a\",\"amount\":1},{\"name\":\"b\",\"amount\":2}] Thanks [1].",
        "\"name\",\"amount\"\n\"a\",\"1\"\n\"b\",\"2\"",
      })
  void knowsEveryForm(String text) {
    var table = found(text);

    assertThat(table.header()).isEqualTo(HEADER);
    assertThat(table.rows()).isEqualTo(ROWS);
  }

  @Test
  void readsQuotedCellsWithSeparatorsQuotesAndLineBreaks() {
    var table = found("name,amount\n\"Smith, \"\"Jo\"\"\",1\n\"two\nlines\",2\n");

    assertThat(table.column(0)).containsExactly("Smith, \"Jo\"", "two\nlines");
  }

  @Test
  void takesTheSemicolonWhereCommasPartDecimals() {
    assertThat(found("a;b\n1,5;2,5\n3,5;4,5").column(1)).containsExactly("2,5", "4,5");
    assertThat(found("1,5;2,5\n3,5;4,5").header()).containsExactly("column_1", "column_2");
  }

  @Test
  void keepsWhatStandsAround() {
    assertThat(TableFinder.find("Average?\na,b\n1,2\n3,4\n\nThank you!").orElseThrow().around())
        .contains("Average?")
        .contains("Thank you!")
        .doesNotContain("3,4");
  }

  @Test
  void flattensObjectsInObjects() {
    assertThat(found("[{\"a\":{\"b\":1,\"c\":null}},{\"a\":{\"b\":2}}]").header())
        .containsExactly("a.b", "a.c");
  }

  @Test
  void namesColumnsThatHaveNoNameOrTheSame() {
    assertThat(found("x,x,\n1,2,3\n4,5,6").header()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void tellsOfRowsThatAreTooShort() {
    var table = found("a,b,c\n1,2,3\n4,5\n6,7,8");

    assertThat(table.rows()).contains(List.of("4", "5", ""));
    assertThat(table.notes()).singleElement().asString().contains("too few cells");
  }

  @Test
  void refusesRowsThatAreTooLong() {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> TableFinder.find("a,b\n1,2\n3,4,5\n6,7"))
        .withMessageContaining("Line 3")
        .withMessageContaining("quotes");
  }

  @Test
  void tellsOfOtherTables() {
    assertThat(found("a,b\n1,2\n3,4\n5,6\n\nand\n\nc,d\n1,2\n3,4").notes())
        .singleElement()
        .asString()
        .contains("2 tables");
  }

  @Test
  void takesNumbersOneALine() {
    var table = found("Sales\n3\n5\n8");

    assertThat(table.header()).containsExactly("Sales");
    assertThat(table.column(0)).containsExactly("3", "5", "8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is our travel policy?",
        "Hello, how are you, my friend?\nI am fine, thanks, and you?\nGood, good, good.",
        "We met on Monday, and it rained.\nLater, the sun came out.\nIn the end, all was well.",
        "Write a poem about [spring] and {love}",
        "def f(a, b):\n    return a + b\n",
        "Dear Ann,\n\nthanks for your letter, which came on 5 May.\n\nBye, Bob",
      })
  void findsNoneInProse(String text) {
    assertThat(TableFinder.find(text)).isEmpty();
  }

  @Test
  void findsTheListInASentence() {
    assertThat(
            NumberLines.inSentence("What is the median of 3, 5, 8 and -13?").orElseThrow().rows())
        .containsExactly(List.of("3"), List.of("5"), List.of("8"), List.of("-13"));
    assertThat(NumberLines.inSentence("Compare 3 and 5")).isEmpty();
  }
}
