package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.precedent.Moments;
import dev.meshgate.services.engine.precedent.Reads;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be doubted of one formula. */
final class Doubts {

  private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"");
  private static final Pattern ENVIRONMENT = Pattern.compile("(?i)\\b(CELL|INFO)\\(");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "^", "%");

  private final Image image;
  private final FormulaCell cell;
  private final Hazards.Found found;

  Doubts(Image image, FormulaCell cell, Hazards.Found found) {
    this.image = image;
    this.cell = cell;
    this.found = found;
  }

  void all() {
    if (cell.spill() != null) {
      found.add(
          Hazard.Kind.ARRAY_FORMULA,
          cell,
          cell.isDynamic()
              ? "It spills: how many cells it fills depends on its values, but only "
                  + cell.spill()
                  + " are filled here."
              : "It was entered with Ctrl+Shift+Enter and fills " + cell.spill() + ".");
    }
    if (ENVIRONMENT.matcher(TEXTS.matcher(cell.text()).replaceAll("")).find()) {
      found.add(
          Hazard.Kind.ENVIRONMENT, cell, "CELL and INFO tell of the machine that calculates.");
    }
    if (cell.formula() != null) {
      var term = cell.formula().term();
      functions(Reads.of(term));
      ranges(Reads.of(term));
      if (leavesHiddenRowsOut(term)) {
        found.add(
            Hazard.Kind.HIDDEN_ROWS,
            cell,
            "It leaves out rows that are hidden in the file, whatever is put in.");
      }
      if (intersects(term, cell.spill() == null)) {
        found.add(
            Hazard.Kind.IMPLICIT_INTERSECTION,
            cell,
            "Of a range it takes only the cell in its own row or column. Name that cell instead.");
      }
      var text = textAsNumber(term);
      if (text != null) {
        found.add(
            Hazard.Kind.TEXT_AS_NUMBER,
            cell,
            "It calculates with the text '" + text + "' as with a number. Make it a number.");
      }
    }
  }

  private void functions(Reads reads) {
    var moody = called(reads, Moments.MOMENT_OR_CHANCE);
    if (!moody.isEmpty()) {
      found.add(
          Hazard.Kind.MOMENT_OR_CHANCE,
          cell,
          moody + " gives another value at another time. Make it an input if results must repeat.");
    }
    var anywhere = called(reads, Moments.ANYWHERE);
    if (!anywhere.isEmpty()) {
      found.add(
          Hazard.Kind.COMPUTED_REFERENCE,
          cell,
          anywhere + " reads cells that the formula does not name. INDEX or CHOOSE name them.");
    }
  }

  private static String called(Reads reads, Set<String> names) {
    var called = new TreeSet<>(reads.functions());
    called.retainAll(names);
    return String.join(", ", called);
  }

  private void ranges(Reads reads) {
    var whole =
        reads.cells().stream()
            .anyMatch(
                cells ->
                    cells.rows() == Reference.MAX_ROWS || cells.columns() == Reference.MAX_COLUMNS);
    if (whole) {
      found.add(
          Hazard.Kind.WHOLE_COLUMN,
          cell,
          "It reads whole columns or rows, also what is put below or beside the data later.");
    }
  }

  /** SUBTOTAL beyond 100, and AGGREGATE with an odd option or one that is calculated. */
  private static boolean leavesHiddenRowsOut(Term term) {
    if (term instanceof Term.Call call) {
      var name = call.function().name();
      var place = name.equals("SUBTOTAL") ? 0 : name.equals("AGGREGATE") ? 1 : -1;
      if (place >= 0 && place < call.arguments().size()) {
        var code =
            call.arguments().get(place) instanceof Term.Literal literal
                    && literal.operand() instanceof NumberValue number
                ? (int) number.number()
                : -1;
        if (code < 0 || (place == 0 ? code > 100 : code % 2 == 1)) {
          return true;
        }
      }
    }
    return term.parts().stream().anyMatch(Doubts::leavesHiddenRowsOut);
  }

  /** Whether a range stands where one value is wanted, outside of array formulas. */
  private static boolean intersects(Term term, boolean wantsOne) {
    if (term instanceof Term.Cells cells) {
      return wantsOne && !cells.isSingle();
    }
    if (term instanceof Term.Operation operation) {
      return operation.operands().stream()
          .anyMatch(operand -> intersects(operand, !operation.lifted()));
    }
    if (term instanceof Term.Call call) {
      for (var i = 0; i < call.arguments().size(); i++) {
        var wants =
            switch (call.function().parameter(i)) {
              case 'V' -> !call.lifted();
              case 'Z' -> wantsOne && !call.lifted();
              default -> false;
            };
        if (intersects(call.arguments().get(i), wants)) {
          return true;
        }
      }
      return false;
    }
    if (term instanceof Term.Let let) {
      var last = let.parts().size() - 1;
      return intersects(let.parts().get(last), wantsOne)
          || let.parts().subList(0, last).stream().anyMatch(part -> intersects(part, false));
    }
    return term.parts().stream().anyMatch(part -> intersects(part, false));
  }

  private @Nullable String textAsNumber(Term term) {
    if (term instanceof Term.Operation operation && ARITHMETIC.containsAll(operation.operators())) {
      for (var operand : operation.operands()) {
        var text = text(operand);
        if (text != null && !Double.isNaN(Numerals.read(text))) {
          return text;
        }
      }
    }
    for (var part : term.parts()) {
      var text = textAsNumber(part);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private @Nullable String text(Term term) {
    if (term instanceof Term.Literal literal && literal.operand() instanceof TextValue text) {
      return text.text();
    }
    if (term instanceof Term.Cells cells && cells.isSingle()) {
      var named = image.cell(cells.sheet(), cells.row(), cells.column());
      return named != null && named.formula() == null && named.value() instanceof TextValue text
          ? text.text()
          : null;
    }
    return null;
  }
}
