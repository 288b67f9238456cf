package dev.meshgate.builtin.table;

/**
 * A table that was found in a text.
 *
 * @param around the text without the table: the wishes, when they stand beside it
 */
public record Found(Table table, String around) {

  static Found in(String text, int from, int to, Table table) {
    return new Found(table, (text.substring(0, from) + "\n" + text.substring(to)).strip());
  }

  int size() {
    return table.rows().size() * table.header().size();
  }
}
