package dev.meshgate.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The words of a page as Markdown: headings, lists and tables are kept, what a person would not see
 * is left out. Nothing that the page points to is fetched.
 */
final class HtmlText implements NodeFilter {

  private static final Pattern META_CHARSET =
      Pattern.compile("<meta[^>]{1,200}charset=[\"']?([A-Za-z0-9_-]{2,40})");

  private static final int META_WITHIN = 1024;

  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "svg",
          "math",
          "iframe",
          "object",
          "canvas",
          "select",
          "textarea");

  private static final Pattern HIDDEN =
      Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*0");

  private final StringBuilder out = new StringBuilder();
  private int cells;

  private HtmlText() {}

  static ExtractedText read(String html) {
    var page = Jsoup.parse(html);
    var text = new HtmlText();
    page.body().filter(text);
    var heading = page.selectFirst("h1");
    var title = page.title().isBlank() && heading != null ? heading.text() : page.title();
    return new ExtractedText(DocumentType.HTML, title, text.out.toString());
  }

  /** The charset that the page names for itself (HTML, "prescan a byte stream"). */
  static @Nullable String charset(byte[] html) {
    var head = new String(html, 0, Math.min(html.length, META_WITHIN), ISO_8859_1);
    var matcher = META_CHARSET.matcher(head);
    return matcher.find() ? matcher.group(1) : null;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      var parent = words.parent();
      append(
          parent != null && parent.normalName().equals("pre")
              ? words.getWholeText()
              : words.text());
    } else if (node instanceof Element element) {
      if (UNSEEN.contains(element.normalName()) || isHidden(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      open(element);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      close(element);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || HIDDEN.matcher(element.attr("style")).find();
  }

  private void open(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
          paragraph().append("#".repeat(element.normalName().charAt(1) - '0')).append(' ');
      case "li" -> line().append("- ");
      case "tr" -> line().append("| ");
      case "td", "th" -> cells++;
      case "br" -> line();
      case "pre", "blockquote", "table", "p", "ul", "ol", "dl", "section", "article" -> paragraph();
      default -> {
        if (element.isBlock()) {
          line();
        }
      }
    }
  }

  private void close(Element element) {
    switch (element.normalName()) {
      case "td", "th" -> {
        cells--;
        out.append(" | ");
      }
      case "tr" -> closeRow(element);
      case "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "table" -> paragraph();
      default -> {
        if (element.isBlock()) {
          line();
        }
      }
    }
  }

  private void closeRow(Element row) {
    if (cells > 0) {
      return;
    }
    out.append('\n');
    var isFirst = row.elementSiblingIndex() == 0;
    if (isFirst && row.selectFirst("> th") != null) {
      out.append("| ").append("--- | ".repeat(row.childrenSize())).append('\n');
    }
  }

  private void append(String words) {
    var starts = out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
    out.append(starts ? words.stripLeading() : words);
  }

  /** Begins a line, except in a cell: that would break the row. */
  private StringBuilder line() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append(cells > 0 ? ' ' : '\n');
    }
    return out;
  }

  private StringBuilder paragraph() {
    return cells > 0 ? line() : line().append('\n');
  }
}
