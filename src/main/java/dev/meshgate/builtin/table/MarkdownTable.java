package dev.meshgate.builtin.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table with bars, as Markdown has it (GitHub Flavored Markdown §4.10). */
final class MarkdownTable {

  private static final Pattern RULE =
      Pattern.compile(
          "(?m)^[ \\t]*\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$");
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private MarkdownTable() {}

  static Optional<Found> find(String text) {
    var rule = RULE.matcher(text);
    while (rule.find()) {
      var headEnd = rule.start() - 1;
      if (headEnd < 0 || !rule.group().contains("|")) {
        continue;
      }
      var headStart = text.lastIndexOf('\n', headEnd - 1) + 1;
      var header = cells(text.substring(headStart, headEnd));
      if (text.substring(headStart, headEnd).contains("|")
          && header.size() == cells(rule.group()).size()) {
        return rows(text, headStart, header, rule.end());
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> rows(String text, int from, List<String> header, int ruleEnd) {
    var rows = new ArrayList<List<String>>();
    var at = Math.min(ruleEnd + 1, text.length());
    while (at < text.length()) {
      var end = text.indexOf('\n', at);
      var line = text.substring(at, end < 0 ? text.length() : end);
      if (!line.contains("|")) {
        break;
      }
      rows.add(fitted(cells(line), header.size()));
      at = end < 0 ? text.length() : end + 1;
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(Found.in(text, from, at, Table.of("Markdown", header, rows)));
  }

  /** "The remainder of the table's rows may vary in the number of cells": excess is ignored. */
  private static List<String> fitted(List<String> cells, int width) {
    var fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (fitted.size() < width) {
      fitted.add("");
    }
    return fitted;
  }

  private static List<String> cells(String line) {
    var inner = line.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    inner =
        inner.endsWith("|") && !inner.endsWith("\\|")
            ? inner.substring(0, inner.length() - 1)
            : inner;
    var cells = new ArrayList<String>();
    for (var cell : BAR.split(inner, -1)) {
      cells.add(cell.strip().replace("\\|", "|").replaceAll("^(\\*\\*|`)(.*)\\1$", "$2"));
    }
    return cells;
  }
}
