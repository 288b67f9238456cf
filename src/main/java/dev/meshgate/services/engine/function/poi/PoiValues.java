package dev.meshgate.services.engine.function.poi;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.AreaEvalBase;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;

/** Our values as POI's, and back. */
final class PoiValues {

  private PoiValues() {}

  static ValueEval theirs(Call call, int index) {
    if (call.isOmitted(index)) {
      return MissingArgEval.instance;
    }
    var operand = call.operand(index);
    if (operand instanceof Value value) {
      return theirs(value);
    }
    var area = (Area) operand;
    return area.isSingle() ? theirs(area.at(0, 0)) : new View(area);
  }

  static ValueEval theirs(Value value) {
    if (value instanceof NumberValue number) {
      return new NumberEval(number.number());
    }
    if (value instanceof TextValue text) {
      return new StringEval(text.text());
    }
    if (value instanceof BooleanValue flag) {
      return BoolEval.valueOf(flag.flag());
    }
    if (value instanceof ErrorValue error) {
      return switch (error) {
        case NULL -> ErrorEval.NULL_INTERSECTION;
        case DIV0 -> ErrorEval.DIV_ZERO;
        case REF -> ErrorEval.REF_INVALID;
        case NAME -> ErrorEval.NAME_INVALID;
        case NUM -> ErrorEval.NUM_ERROR;
        case NA -> ErrorEval.NA;
        default -> ErrorEval.VALUE_INVALID;
      };
    }
    return BlankEval.instance;
  }

  static Operand ours(ValueEval eval, Call call) {
    if (eval instanceof AreaEval area) {
      call.spend((long) area.getHeight() * area.getWidth());
      var values = new Value[area.getHeight() * area.getWidth()];
      for (var i = 0; i < values.length; i++) {
        values[i] = single(area.getRelativeValue(i / area.getWidth(), i % area.getWidth()));
      }
      return Grid.of(area.getHeight(), area.getWidth(), values);
    }
    return single(eval);
  }

  private static Value single(ValueEval eval) {
    if (eval instanceof NumberEval number) {
      return Value.of(number.getNumberValue());
    }
    if (eval instanceof StringEval text) {
      return Value.of(text.getStringValue());
    }
    if (eval instanceof BoolEval flag) {
      return Value.of(flag.getBooleanValue());
    }
    if (eval instanceof ErrorEval error) {
      return error(error);
    }
    if (eval instanceof RefEval reference) {
      return single(reference.getInnerValueEval(reference.getFirstSheetIndex()));
    }
    return Value.of(0);
  }

  static ErrorValue error(ErrorEval error) {
    return ErrorValue.named(error.getErrorString()).orElse(ErrorValue.VALUE);
  }

  /** One of our areas; POI is shown no more rows than are used, as it has it itself. */
  private static final class View extends AreaEvalBase {

    private final Area area;

    View(Area area) {
      super(
          row(area),
          column(area),
          row(area) + Math.max(1, area.usedRows()) - 1,
          column(area) + Math.max(1, area.usedColumns()) - 1);
      this.area = area;
    }

    private static int row(Area area) {
      return area instanceof Reference reference ? reference.row() : 0;
    }

    private static int column(Area area) {
      return area instanceof Reference reference ? reference.column() : 0;
    }

    @Override
    public ValueEval getRelativeValue(int relativeRowIndex, int relativeColumnIndex) {
      return theirs(area.at(relativeRowIndex, relativeColumnIndex));
    }

    @Override
    public ValueEval getRelativeValue(int sheet, int relativeRow, int relativeColumn) {
      return getRelativeValue(relativeRow, relativeColumn);
    }

    @Override
    public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
      var values = new Value[(lastRow - firstRow + 1) * (lastColumn - firstColumn + 1)];
      var width = lastColumn - firstColumn + 1;
      for (var i = 0; i < values.length; i++) {
        values[i] = area.at(firstRow + i / width, firstColumn + i % width);
      }
      return new View(Grid.of(lastRow - firstRow + 1, width, values));
    }

    @Override
    public TwoDEval getRow(int rowIndex) {
      return offset(rowIndex, rowIndex, 0, getWidth() - 1);
    }

    @Override
    public TwoDEval getColumn(int columnIndex) {
      return offset(0, getHeight() - 1, columnIndex, columnIndex);
    }
  }
}
