package dev.meshgate.documents.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Markdown stays Markdown; only what stands before it for machines is left out. */
final class MarkdownText {

  private static final Pattern TITLE_IN_FRONT =
      Pattern.compile("^title:[ \\t]*[\"']?([^\"'\\n]{1,300})", Pattern.MULTILINE);

  private MarkdownText() {}

  static ExtractedText read(String raw) {
    var text = raw.replace("\r\n", "\n").replace('\r', '\n');
    var end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
    if (end < 0) {
      return new ExtractedText(DocumentType.MARKDOWN, firstHeading(text), text);
    }
    var matcher = TITLE_IN_FRONT.matcher(text.substring(0, end));
    var body = text.substring(end + 5);
    var title = matcher.find() ? matcher.group(1).trim() : firstHeading(body);
    return new ExtractedText(DocumentType.MARKDOWN, title, body);
  }

  /** The first line, when it is a heading. */
  private static @Nullable String firstHeading(String text) {
    var lines = text.stripLeading();
    if (!lines.startsWith("# ")) {
      return null;
    }
    var end = lines.indexOf('\n');
    return plain(end < 0 ? lines.substring(2) : lines.substring(2, end));
  }

  /** A heading without the marks of Markdown. */
  static String plain(String heading) {
    return heading.replaceAll("[*_`#]+", "").replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").trim();
  }
}
