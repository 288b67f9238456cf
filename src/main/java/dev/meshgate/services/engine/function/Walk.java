package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;

/** Shows every value of an operand, one by one; what lies beyond the used cells is left out. */
public final class Walk {

  private Walk() {}

  /** Is shown a value, and whether it stands in a range or an array rather than by itself. */
  @FunctionalInterface
  public interface Visitor {

    void visit(Value value, boolean isElement);
  }

  /** Shows the values of all arguments from that one on. */
  public static void arguments(Call call, int from, Visitor visitor) {
    for (var i = from; i < call.size(); i++) {
      operand(call.operand(i), visitor);
    }
  }

  public static void operand(Operand operand, Visitor visitor) {
    if (operand instanceof Value value) {
      visitor.visit(value, false);
    } else if (operand instanceof Union union) {
      union.parts().forEach(part -> operand(part, visitor));
    } else if (operand instanceof Reference reference && !reference.isOnOneSheet()) {
      for (var sheet = reference.sheet(); sheet <= reference.lastSheet(); sheet++) {
        area(reference.on(sheet), visitor);
      }
    } else {
      area((Area) operand, visitor);
    }
  }

  private static void area(Area area, Visitor visitor) {
    var rows = area.usedRows();
    var columns = area.usedColumns();
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        visitor.visit(area.at(row, column), true);
      }
    }
  }
}
