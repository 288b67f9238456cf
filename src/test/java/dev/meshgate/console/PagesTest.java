package dev.meshgate.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page, whatever words of strangers stand in it. */
class PagesTest {

  /** Parts of pages, which are no page. */
  private static final Set<String> PARTS =
      Set.of(
          "layout.jte",
          "brand.jte",
          "tab.jte",
          "field.jte",
          "mistakes.jte",
          "oauth/asker.jte",
          "oauth/local.jte",
          "oauth/places.jte",
          "console/when.jte",
          "console/tasklines.jte");

  private final Templates templates = new Templates();

  static Collection<String> pages() {
    return PageFixtures.pages().keySet();
  }

  private Document page(String template) {
    return Jsoup.parse(
        templates.page(template, PageFixtures.pages().getOrDefault(template, Map.of())));
  }

  @Test
  void everyPageIsAmongThem() throws IOException {
    var root = Path.of("src/main/jte");
    try (var files = Files.walk(root)) {
      var templates =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString())
              .filter(name -> !PARTS.contains(name));
      assertThat(templates).containsExactlyInAnyOrderElementsOf(pages());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noWordOfAStrangerBecomesAProgram(String template) {
    var page = page(template);

    assertThat(page.select("script"))
        .allSatisfy(
            script -> {
              assertThat(script.attr("src")).startsWith("/console/static/");
              assertThat(script.data()).isEmpty();
            });
    assertThat(page.select("img, iframe, object, embed, style, base")).isEmpty();
    assertThat(page.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                    .noneMatch(attribute -> attribute.getKey().equals("style")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkStaysHere(String template) {
    assertThat(page(template).select("[href], [src], [action]"))
        .allSatisfy(
            element -> {
              var target = element.attr("href") + element.attr("src") + element.attr("action");
              assertThat(target).matches("(?s)(#|/(?![/\\\\])).*");
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFormChangesByPostAndCarriesItsToken(String template) {
    assertThat(page(template).select("form"))
        .allSatisfy(
            form -> {
              assertThat(form.attr("method")).isEqualTo("post");
              assertThat(form.select("input[type=hidden][name=csrf]")).hasSize(1);
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageCanBeReadAloud(String template) {
    var page = page(template);

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.title()).endsWith("– Meshgate");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("input:not([type=hidden]), select, textarea"))
        .allSatisfy(input -> assertThat(labels(page, input)).as(input.outerHtml()).hasSize(1));
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  private static Collection<Element> labels(Document page, Element input) {
    return page.select("label").stream()
        .filter(label -> label.attr("for").equals(input.id()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noHeadingIsLeftOut(String template) {
    var level = 0;
    for (var heading : page(template).select("h1, h2, h3, h4, h5, h6")) {
      var own = Integer.parseInt(heading.tagName().substring(1));
      assertThat(own).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = own;
    }
  }
}
