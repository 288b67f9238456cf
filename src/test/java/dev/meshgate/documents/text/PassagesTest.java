package dev.meshgate.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The passages of a text")
class PassagesTest {

  private static String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
  }

  private static int count(Passage passage) {
    return passage.text().split("\\s+", -1).length;
  }

  @Test
  void beginAtHeadingsAndKnowUnderWhichTheyStand() {
    var passages = Passages.of("Before.\n\n# A\n\none\n\n## B *b*\n\ntwo\n\n# C\n\nthree");

    assertThat(passages)
        .containsExactly(
            new Passage("", "Before."),
            new Passage("A", "one"),
            new Passage("A › B b", "two"),
            new Passage("C", "three"));
  }

  @Test
  void gatherShortParagraphsAndCutLongOnes() {
    var short_ = (words(30) + "\n\n").repeat(10);
    var long_ = "It is so. ".repeat(200);

    assertThat(Passages.of(short_))
        .allSatisfy(p -> assertThat(count(p)).isBetween(60, 200))
        .hasSize(3);
    assertThat(Passages.of(long_)).allSatisfy(p -> assertThat(count(p)).isLessThanOrEqualTo(200));
  }

  @Test
  void loseNoWord() {
    var text = "# A\n\n" + words(700) + "\n\n" + (words(40) + "\n").repeat(20);

    var put = Passages.of(text).stream().map(Passage::text).collect(Collectors.joining(" "));

    assertThat(put.split("\\s+", -1)).hasSize(700 + 800);
  }

  @Test
  void holdATextWithoutAGapAndOneOfHeadingsAlone() {
    assertThat(Passages.of("x".repeat(10_000)))
        .allSatisfy(p -> assertThat(p.text()).hasSizeLessThanOrEqualTo(4_000))
        .hasSizeGreaterThan(2);
    assertThat(Passages.of("# Only this")).hasSize(1);
    assertThat(Passages.of("😀".repeat(5_000)))
        .allSatisfy(p -> assertThat(p.text().codePoints()).allMatch(c -> c == "😀".codePointAt(0)));
  }

  @Test
  void takeNoCommentInAProgramForAHeading() {
    assertThat(Passages.of("# A\n\n```\n# not a heading\n\nx\n```\n"))
        .singleElement()
        .satisfies(p -> assertThat(p.heading()).isEqualTo("A"));
  }
}
