package dev.meshgate.services.engine.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of one workbook: its sheets, names and tables. Case does not matter. */
public final class Vocabulary {

  private final Map<String, Integer> sheets = new HashMap<>();
  private final List<NameDefinition> names;
  private final Map<String, Integer> nameNumbers = new HashMap<>();
  private final Map<String, TableView> tables = new HashMap<>();

  public Vocabulary(List<String> sheets, List<NameDefinition> names, List<TableDefinition> tables) {
    for (var i = 0; i < sheets.size(); i++) {
      this.sheets.put(key(sheets.get(i)), i);
    }
    this.names = List.copyOf(names);
    for (var i = 0; i < names.size(); i++) {
      nameNumbers.put(nameKey(names.get(i).name(), names.get(i).sheet()), i);
    }
    for (var table : tables) {
      this.tables.put(key(table.name()), new TableView(table));
    }
  }

  /** The place of a sheet, or null. */
  public @Nullable Integer sheet(String name) {
    return sheets.get(key(name));
  }

  int sheets() {
    return sheets.size();
  }

  /** The number of a name as a formula on that sheet sees it: the sheet's own goes first. */
  @Nullable Integer nameNumber(String name, int sheet) {
    var local = nameNumbers.get(nameKey(name, sheet));
    return local == null ? nameNumbers.get(nameKey(name, null)) : local;
  }

  NameDefinition name(int number) {
    return names.get(number);
  }

  @Nullable TableView table(String name) {
    return tables.get(key(name));
  }

  private static String nameKey(String name, @Nullable Integer sheet) {
    return key(name) + "\n" + (sheet == null ? "" : sheet);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
