package dev.meshgate.platform;

import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown of agents and documents as a part of a page. What it says in HTML is shown, not obeyed,
 * and a link leads to the web, to a mailbox, or nowhere.
 */
public final class Markdown {

  private static final int LOWEST = 6;

  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(TABLES)
          .escapeHtml(true)
          .sanitizeUrls(true)
          // The library's own list lets data: through.
          .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
          .softbreak("\n")
          .build();

  private Markdown() {}

  /**
   * The text as it is shown.
   *
   * @param below the level of the heading that it stands under, so that the page keeps one outline
   */
  public static Content of(String text, int below) {
    var html = html(text, below);
    return output -> output.writeContent(html);
  }

  /** What is nested deeper than a writer would nest it is shown as it was written. */
  public static String html(String text, int below) {
    try {
      return rendered(text, below);
    } catch (StackOverflowError e) {
      return "<pre><code>" + escaped(text) + "</code></pre>";
    }
  }

  private static String rendered(String text, int below) {
    Node document = PARSER.parse(text);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(LOWEST, heading.getLevel() + below));
            visitChildren(heading);
          }
        });
    return RENDERER.render(document);
  }

  private static String escaped(String text) {
    var output = new StringOutput();
    Escape.htmlContent(text, output);
    return output.toString();
  }
}
