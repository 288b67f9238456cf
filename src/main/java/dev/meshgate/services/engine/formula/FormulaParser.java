package dev.meshgate.services.engine.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.Ptg;

/** Parses the formulas of one workbook. One thread at a time. */
public final class FormulaParser {

  /** Excel's own limit. */
  private static final int LONGEST = 8192;

  /** Deeper ones Excel cannot save: it nests 64 functions, and parentheses seldom more. */
  private static final int HIGHEST = 400;

  private final Vocabulary vocabulary;
  private final Map<Integer, Tokens> names = new HashMap<>();

  public FormulaParser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A formula as POI has cut it up, and the names of LET that are in it. */
  public static final class Tokens {

    private final Ptg[] ptgs;
    private final List<String> locals;

    private Tokens(Ptg[] ptgs, List<String> locals) {
      this.ptgs = ptgs;
      this.locals = List.copyOf(locals);
    }

    Ptg[] ptgs() {
      return ptgs;
    }
  }

  /**
   * Cuts up a formula that stands in a cell of that row.
   *
   * @throws FormulaException if it is none that we understand
   */
  public Tokens tokens(String text, int sheet, int row) {
    if (text.length() > LONGEST) {
      throw new FormulaException("It is longer than " + LONGEST + " characters.");
    }
    var words = new Words(vocabulary);
    try {
      var ptgs =
          org.apache.poi.ss.formula.FormulaParser.parse(text, words, FormulaType.CELL, sheet, row);
      return new Tokens(ptgs, words.locals());
    } catch (FormulaException e) {
      throw e;
    } catch (FormulaParseException e) {
      throw new FormulaException("It cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new FormulaException("It cannot be read.", e);
    } catch (StackOverflowError e) {
      throw new FormulaException("It is nested too deep.", e);
    }
  }

  /**
   * The formula for a cell.
   *
   * @param down how many rows the cell is below the one whose tokens these are
   * @param right how many columns it is to the right
   * @param isArray whether it is an array formula
   * @throws FormulaException if there is something in it that we cannot calculate
   */
  public Formula formula(
      Tokens tokens, int sheet, int row, int column, int down, int right, boolean isArray) {
    try {
      var node = node(tokens, new Place(sheet, row, column, down, right), isArray, 0);
      if (node.height() > HIGHEST) {
        throw new FormulaException("It is nested deeper than " + HIGHEST + " levels.");
      }
      return new Formula(node, tokens.locals.size());
    } catch (StackOverflowError e) {
      throw new FormulaException("It is nested too deep.", e);
    }
  }

  /**
   * The formula as a cell has it that stands so many rows below and columns to the right of the one
   * whose tokens these are, without the equals sign.
   *
   * @throws FormulaException if it cannot be written
   */
  public String text(Tokens tokens, int down, int right) {
    try {
      return new Shifted(vocabulary, tokens.locals).text(tokens.ptgs, down, right);
    } catch (RuntimeException e) {
      throw new FormulaException("It cannot be written.", e);
    }
  }

  Node node(Tokens tokens, Place place, boolean isArray, int names) {
    return new Compiler(this, vocabulary, place, names).compile(tokens.ptgs()).compile(isArray);
  }

  /** The tokens of a name's formula. */
  Tokens name(int number) {
    var known = names.get(number);
    if (known == null) {
      var name = vocabulary.name(number);
      try {
        known = tokens(name.formula(), name.sheet() == null ? 0 : name.sheet(), 0);
      } catch (FormulaException e) {
        throw new FormulaException(
            "The name " + name.name() + " cannot be used. " + e.getMessage(), e);
      }
      if (!known.locals.isEmpty()) {
        throw new FormulaException("The name " + name.name() + " uses LET, which is not taken.");
      }
      names.put(number, known);
    }
    return known;
  }
}
