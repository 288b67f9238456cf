package dev.meshgate.builtin.table;

import dev.meshgate.agents.AgentException;
import dev.meshgate.builtin.table.Delimited.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table of lines with one character between the cells, somewhere in a text. */
final class DelimitedTable {

  private static final double MOST_WORDS = 4;
  private static final int ROWS_OF_WORDS = 3;

  private static final Map<Character, String> FORMS =
      Map.of('\t', "tab-separated", ';', "semicolon-separated", '|', "bar-separated", ',', "CSV");

  /** Most likely first: a comma is the separator only where no other explains as many lines. */
  private static final List<Character> SEPARATORS = List.of('\t', ';', '|', ',');

  /**
   * Lines that lie together and have the same number of cells.
   *
   * @param from where the first begins in the text
   */
  private record Block(char separator, int from, int to, int width, List<Line> lines) {}

  private DelimitedTable() {}

  static Optional<Found> find(String text) {
    var blocks = new ArrayList<Block>();
    for (var separator : SEPARATORS) {
      blocks.addAll(blocks(text, separator));
    }
    var largest = Comparator.comparingInt((Block block) -> block.lines().size());
    // Of equal ones the first: streams keep the encounter order of a stable maximum by reduce.
    return blocks.stream()
        .reduce((best, next) -> largest.compare(next, best) > 0 ? next : best)
        .map(best -> Found.in(text, best.from(), best.to(), table(best, blocks)));
  }

  private static List<Block> blocks(String text, char separator) {
    var blocks = new ArrayList<Block>();
    var run = new ArrayList<Line>();
    var runFrom = 0;
    var at = 0;
    for (var line : new Delimited(text, separator).read()) {
      if (line.cells().size() < 2 || line.isBlank()) {
        block(run, runFrom, separator).ifPresent(blocks::add);
        run.clear();
      } else {
        runFrom = run.isEmpty() ? at : runFrom;
        run.add(line);
      }
      at = line.end();
    }
    block(run, runFrom, separator).ifPresent(blocks::add);
    return blocks;
  }

  private static Optional<Block> block(List<Line> run, int runFrom, char separator) {
    if (run.size() < 2) {
      return Optional.empty();
    }
    var width = usualWidth(run);
    var first = 0;
    while (first < run.size() && !begins(run.get(first), width)) {
      first++;
    }
    var last = run.size() - 1;
    while (last > first && run.get(last).isSentence() && run.get(last).cells().size() != width) {
      last--;
    }
    var lines = List.copyOf(run.subList(Math.min(first, run.size()), last + 1));
    if (!isTable(lines, separator)) {
      return Optional.empty();
    }
    var from = first == 0 ? runFrom : run.get(first - 1).end();
    return Optional.of(new Block(separator, from, run.get(last).end(), width, lines));
  }

  private static boolean begins(Line line, int width) {
    return line.cells().size() == width && !line.isSentence();
  }

  private static int usualWidth(List<Line> run) {
    var counts = new TreeMap<Integer, Integer>();
    run.forEach(line -> counts.merge(line.cells().size(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** Prose has commas too; a table has values in its cells, or many short words. */
  private static boolean isTable(List<Line> lines, char separator) {
    if (lines.size() < 2) {
      return false;
    }
    var cells = lines.stream().mapToInt(line -> line.cells().size()).sum();
    var words = lines.stream().mapToInt(line -> line.line().strip().split("\\s+").length).sum();
    if (separator == ',' && words > MOST_WORDS * cells) {
      return false;
    }
    var values =
        lines.stream()
            .skip(1)
            .filter(line -> line.cells().stream().anyMatch(Table::isValue))
            .count();
    return values * 2 >= lines.size() - 1
        || (lines.size() > ROWS_OF_WORDS && words <= 3 * cells && separator != ',')
        || (lines.size() > ROWS_OF_WORDS && words <= 2 * cells);
  }

  private static Table table(Block block, List<Block> all) {
    var notes = new ArrayList<String>();
    var records = new ArrayList<List<String>>();
    var padded = 0;
    for (var line : block.lines()) {
      var cells = new ArrayList<>(line.cells());
      while (cells.size() > block.width() && cells.get(cells.size() - 1).isBlank()) {
        cells.remove(cells.size() - 1);
      }
      if (cells.size() > block.width()) {
        throw tooMany(records.size() + 1, cells.size(), block);
      }
      padded += cells.size() < block.width() ? 1 : 0;
      while (cells.size() < block.width()) {
        cells.add("");
      }
      records.add(cells);
    }
    if (padded > 0) {
      notes.add(padded + " rows had too few cells; the last cells count as missing.");
    }
    var others = all.stream().filter(o -> o.separator() == block.separator()).count() - 1;
    if (others > 0) {
      notes.add("The text holds " + (others + 1) + " tables; the largest was analysed.");
    }
    var form = FORMS.getOrDefault(block.separator(), "text");
    var named = Table.withHeader(form, records);
    return new Table(form, named.header(), named.rows(), false, block.separator() == ';', notes);
  }

  private static AgentException tooMany(int line, int cells, Block block) {
    return new AgentException(
        String.format(
            Locale.ROOT,
            "Line %d of the table has %d cells where the others have %d. Put quotes around cells"
                + " that hold the separator, or use semicolons between the cells.",
            line,
            cells,
            block.width()));
  }
}
