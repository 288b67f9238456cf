package dev.meshgate.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @Test
  void showsHtmlInsteadOfObeyingIt() {
    var html = Markdown.html("<script>alert(1)</script>\n\nso <b onclick=\"x()\">bold</b>", 1);

    assertThat(html).doesNotContain("<script", "<b ").contains("&lt;script&gt;", "&lt;b onclick");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>"
      })
  void aLinkThatIsAProgramLeadsNowhere(String markdown) {
    assertThat(Markdown.html(markdown, 1))
        .doesNotContainIgnoringCase("href=\"javascript")
        .doesNotContainIgnoringCase("src=\"javascript")
        .doesNotContainIgnoringCase("href=\"data")
        .doesNotContainIgnoringCase("href=\"vbscript");
  }

  @Test
  void headingsStandBelowThatOfThePage() {
    assertThat(Markdown.html("# one\n\n## two\n\n###### six", 2))
        .contains("<h3>one</h3>", "<h4>two</h4>", "<h6>six</h6>");
  }

  @Test
  void showsTables() {
    assertThat(Markdown.html("| a | b |\n|---|---:|\n| 1 | 2 |", 1))
        .contains("<table>", "<td align=\"right\">2</td>");
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "*", "_", "[", "![", "`"})
  void nothingIsNestedTooDeepToBeShown(String mark) {
    var text = mark.repeat(20_000) + "<b>x" + mark.repeat(20_000);

    assertThat(Markdown.html(text, 1)).contains("&lt;b&gt;x");
  }
}
