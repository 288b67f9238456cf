package dev.meshgate.admin;

import dev.meshgate.audit.Entry;
import dev.meshgate.platform.text.Csv;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/** Entries as rows of a table (RFC 4180) that no spreadsheet takes for formulas. */
final class AuditTable {

  private static final List<String> COLUMNS =
      List.of(
          "at", "kind", "action", "outcome", "subject", "client", "grant", "about", "target",
          "address", "detail", "node", "number", "digest");

  static final String HEADER = String.join(",", COLUMNS) + "\r\n";

  private AuditTable() {}

  static String row(Entry entry) {
    var json = entry.json();
    return COLUMNS.stream()
        .map(json::get)
        .map(value -> value instanceof JsonString text ? text.getString() : String.valueOf(value))
        .map(Csv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
