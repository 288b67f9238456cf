package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.precedent.Reads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cells the formulas of a workbook read, and how. */
final class Readers {

  /** A row or column that is not longer may be one of inputs that are added up. */
  private static final int SHORT = 12;

  private static final int MOST_TABLES = 500;

  /** Functions that look something up in a range, or choose from it. */
  private static final Set<String> OF_TABLES =
      Set.of(
          "VLOOKUP",
          "HLOOKUP",
          "LOOKUP",
          "XLOOKUP",
          "MATCH",
          "XMATCH",
          "INDEX",
          "SUMIF",
          "SUMIFS",
          "COUNTIF",
          "COUNTIFS",
          "AVERAGEIF",
          "AVERAGEIFS",
          "MAXIFS",
          "MINIFS",
          "SUMPRODUCT",
          "FILTER",
          "SORT",
          "UNIQUE");

  private final Set<Spot> single = new HashSet<>();
  private final Set<Spot> listed = new HashSet<>();
  private final Set<Term.Cells> tables = new LinkedHashSet<>();
  private final Map<Spot, Term.Cells> keys = new HashMap<>();

  private Readers() {}

  static Readers of(Image image) {
    var readers = new Readers();
    image.formulas().stream()
        .map(FormulaCell::formula)
        .forEach(
            formula -> {
              if (formula != null) {
                readers.add(formula.term());
              }
            });
    return readers;
  }

  private void add(Term term) {
    collect(term);
    for (var cells : Reads.of(term).cells()) {
      if (cells.isSingle()) {
        single.add(Spot.of(cells));
      } else if (isShort(cells)) {
        addAll(cells);
      } else {
        addTable(cells);
      }
    }
  }

  private void collect(Term term) {
    if (term instanceof Term.Call call && OF_TABLES.contains(call.function().name())) {
      for (var argument : call.arguments()) {
        if (argument instanceof Term.Cells cells && !cells.isSingle()) {
          addTable(cells);
        }
      }
      addKeys(call);
    }
    term.parts().forEach(this::collect);
  }

  private void addTable(Term.Cells cells) {
    if (tables.size() < MOST_TABLES && cells.sheet() == cells.lastSheet()) {
      tables.add(cells);
    }
  }

  private static boolean isShort(Term.Cells cells) {
    return Math.min(cells.rows(), cells.columns()) == 1
        && Math.max(cells.rows(), cells.columns()) <= SHORT;
  }

  private void addAll(Term.Cells cells) {
    for (var sheet = cells.sheet(); sheet <= cells.lastSheet(); sheet++) {
      for (var row = cells.row(); row <= cells.lastRow(); row++) {
        for (var column = cells.column(); column <= cells.lastColumn(); column++) {
          listed.add(new Spot(sheet, row, column));
        }
      }
    }
  }

  /** What is found exactly can only be what stands among the keys. */
  private void addKeys(Term.Call call) {
    var arguments = call.arguments();
    if (arguments.size() > 1
        && arguments.get(0) instanceof Term.Cells sought
        && sought.isSingle()
        && arguments.get(1) instanceof Term.Cells range
        && range.sheet() == range.lastSheet()) {
      var found = keys(call, range);
      if (found != null) {
        keys.putIfAbsent(Spot.of(sought), found);
      }
    }
  }

  private static Term.@Nullable Cells keys(Term.Call call, Term.Cells range) {
    var last = call.arguments().size() > 3 ? call.arguments().get(3) : null;
    var isVector = Math.min(range.rows(), range.columns()) == 1;
    return switch (call.function().name()) {
      case "VLOOKUP" ->
          isNothing(last)
              ? new Term.Cells(
                  range.sheet(),
                  range.sheet(),
                  range.row(),
                  range.column(),
                  range.lastRow(),
                  range.column())
              : null;
      case "HLOOKUP" ->
          isNothing(last)
              ? new Term.Cells(
                  range.sheet(),
                  range.sheet(),
                  range.row(),
                  range.column(),
                  range.row(),
                  range.lastColumn())
              : null;
      case "MATCH" ->
          isVector && call.arguments().size() > 2 && isNothing(call.arguments().get(2))
              ? range
              : null;
      case "XLOOKUP" ->
          isVector && (call.arguments().size() < 5 || isNothing(call.arguments().get(4)))
              ? range
              : null;
      case "XMATCH" ->
          isVector && (call.arguments().size() < 3 || isNothing(call.arguments().get(2)))
              ? range
              : null;
      default -> null;
    };
  }

  /** FALSE, 0, or left out between commas. */
  private static boolean isNothing(@Nullable Term term) {
    return term instanceof Term.Blank
        || (term instanceof Term.Literal literal
            && (literal.operand() == BooleanValue.FALSE
                || (literal.operand() instanceof NumberValue number && number.number() == 0)))
        || (term instanceof Term.Call call && call.function().name().equals("FALSE"));
  }

  /** Whether a formula names this cell alone. */
  boolean isRead(Spot spot) {
    return single.contains(spot);
  }

  /** Whether a formula reads it alone or in a short row or column that is no table. */
  boolean isInput(Spot spot) {
    return single.contains(spot) || listed.contains(spot);
  }

  /** Every cell that a formula names alone. */
  List<Spot> named() {
    return new ArrayList<>(single);
  }

  /** Ranges that formulas look something up in, or that are too large for single inputs. */
  Set<Term.Cells> tables() {
    return tables;
  }

  /** Among which values formulas look for that of this cell, or null. */
  Term.@Nullable Cells keys(Spot spot) {
    return keys.get(spot);
  }
}
