package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a question names columns of a table, and values in them. */
final class Mentions {

  private static final int LEAST_PART = 3;
  private static final int MOST_VALUES = 300;
  private static final Set<String> COMMON =
      Set.copyOf(
          Words.ofName(
              "the a an of in by per for and or is are was were with to on at from total sum"
                  + " average mean count number max min highest lowest value values all each every"
                  + " no yes which what how many much best most least top not der die das und oder"
                  + " von im in je pro nach für mit zu auf alle anzahl summe wie viele"));

  /** A column that is named by the words from {@code begin} to before {@code end}. */
  record Mention(Column column, int begin, int end) {}

  private final Words words;
  private final Set<Integer> taken = new HashSet<>();
  private final List<Mention> mentions = new ArrayList<>();

  private Mentions(Words words) {
    this.words = words;
  }

  /** The columns that are named, in the order of the words. */
  static List<Mention> of(Words words, List<Column> columns) {
    var found = new Mentions(words);
    var longestFirst = new ArrayList<>(columns);
    longestFirst.sort(Comparator.comparingInt(column -> -Words.ofName(column.name()).size()));
    longestFirst.forEach(column -> found.take(column, Words.ofName(column.name())));
    longestFirst.forEach(column -> found.takePart(column, columns));
    found.mentions.sort(Comparator.comparingInt(Mention::begin));
    return List.copyOf(found.mentions);
  }

  private void take(Column column, List<String> name) {
    var at = words.find(name, 0);
    while (at >= 0) {
      var free = true;
      for (var i = at; i < at + name.size(); i++) {
        free &= !taken.contains(i);
      }
      if (free) {
        mentions.add(new Mention(column, at, at + name.size()));
        for (var i = at; i < at + name.size(); i++) {
          taken.add(i);
        }
      }
      at = words.find(name, at + 1);
    }
  }

  /** One word of a longer name is enough, when no other column has that word. */
  private void takePart(Column column, List<Column> columns) {
    var name = Words.ofName(column.name());
    if (name.size() < 2 || mentions.stream().anyMatch(mention -> mention.column().equals(column))) {
      return;
    }
    for (var part : name) {
      var owners = columns.stream().filter(c -> Words.ofName(c.name()).contains(part)).count();
      if (owners == 1 && part.length() >= LEAST_PART && !COMMON.contains(part)) {
        take(column, List.of(part));
      }
    }
  }

  /**
   * The values that a question names, of columns with words in them. A single letter counts only
   * behind the name of its column, as in "category A".
   */
  static Map<Column, Set<String>> values(Words words, List<Column> columns, List<Mention> named) {
    var found = new LinkedHashMap<Column, Set<String>>();
    for (var column : columns) {
      if (column.type() != ColumnType.CATEGORY && column.type() != ColumnType.TEXT) {
        continue;
      }
      var values = new LinkedHashSet<>(column.cells());
      if (values.size() > MOST_VALUES) {
        continue;
      }
      for (var value : values) {
        if (isNamed(words, column, value, named)) {
          found.computeIfAbsent(column, key -> new LinkedHashSet<>()).add(value);
        }
      }
    }
    return found;
  }

  private static boolean isNamed(Words words, Column column, String value, List<Mention> named) {
    var sequence = Words.of(value).size() == 0 ? List.<String>of() : Words.ofName(value);
    var at = words.find(sequence, 0);
    if (at < 0 || COMMON.containsAll(sequence)) {
      return false;
    }
    var begin = at;
    if (named.stream().anyMatch(mention -> mention.begin() <= begin && begin < mention.end())) {
      return false;
    }
    return value.length() > 1
        || named.stream().anyMatch(m -> m.column().equals(column) && m.end() == begin);
  }
}
