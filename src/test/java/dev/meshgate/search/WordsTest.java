package dev.meshgate.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of a query")
class WordsTest {

  @Test
  void areWhatIsLeftWithoutOperators() {
    assertThat(Words.of("+Umsätze AND (q3^2) -\"net profit\" title:*foo?~ \\ umsätze").all())
        .containsExactly("umsätze", "and", "q3", "2", "net", "profit", "title", "foo");
  }

  @Test
  void areNoneInASignAlone() {
    assertThat(Words.of("").isEmpty()).isTrue();
    assertThat(Words.of("*:* ~^(){}[]!|&").isEmpty()).isTrue();
  }

  @Test
  void areFewAndShortWhateverIsSent() {
    var many = IntStream.range(0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    assertThat(Words.of(many).all()).hasSize(32);
    assertThat(Words.of("x".repeat(10_000)).all()).containsExactly("x".repeat(60));
  }

  @Test
  void showWhyAPassageWasFound() {
    var passage = "Before that. ".repeat(40) + "Taxis are paid at night. " + "After. ".repeat(60);

    assertThat(Snippet.of(passage, Words.of("taxis")))
        .contains("Taxis are paid at night.")
        .startsWith("…")
        .endsWith("…")
        .hasSizeLessThanOrEqualTo(302);
    assertThat(Snippet.of("Short\n\ntext", Words.of("x"))).isEqualTo("Short text");
  }

  @Test
  void areMentionedInAnyForm() {
    var mention = new Mention(Words.of("the analysed tables"));

    assertThat(mention.share("It analyses a table.")).isEqualTo(1);
    assertThat(mention.share("A table.")).isEqualTo(0.5);
    assertThat(mention.share("Nothing.")).isZero();
    assertThat(new Mention(Words.of("the of")).share("the of")).isZero();
  }
}
