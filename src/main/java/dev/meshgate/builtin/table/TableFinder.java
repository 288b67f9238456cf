package dev.meshgate.builtin.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the table in a text: Markdown, JSON, or lines with tabs, semicolons, bars or commas between
 * the cells, with or without a code fence around it.
 */
public final class TableFinder {

  private static final Pattern FENCE = Pattern.compile("```[^\\n`]*\\n(.*?)```", Pattern.DOTALL);

  private TableFinder() {}

  /**
   * The table of a text, if it has one.
   *
   * @throws dev.meshgate.agents.AgentException when there is one that cannot be read
   */
  public static Optional<Found> find(String text) {
    var clean = text.replace("\r\n", "\n").replace('\r', '\n').replace("\ufeff", "");
    return fenced(clean).or(() -> anyForm(clean));
  }

  private static Optional<Found> fenced(String text) {
    var fence = FENCE.matcher(text);
    while (fence.find()) {
      var inside = anyForm(fence.group(1));
      if (inside.isPresent()) {
        var around = text.substring(0, fence.start()) + "\n" + text.substring(fence.end());
        return Optional.of(new Found(inside.orElseThrow().table(), around.strip()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> anyForm(String text) {
    return MarkdownTable.find(text)
        .or(() -> JsonTable.find(text))
        .or(() -> DelimitedTable.find(text))
        .or(() -> NumberLines.find(text));
  }
}
