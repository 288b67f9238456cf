package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Operand;
import java.util.List;

/** A call whose arguments are known already. */
final class FixedCall extends Call {

  private final Frame frame;
  private final List<? extends Operand> operands;
  private final Call omissions;

  FixedCall(Call origin, List<? extends Operand> operands) {
    this.frame = origin.frame();
    this.operands = operands;
    this.omissions = origin;
  }

  @Override
  public int size() {
    return operands.size();
  }

  @Override
  public Operand operand(int index) {
    return index < operands.size() ? operands.get(index) : EmptyValue.EMPTY;
  }

  @Override
  public boolean isOmitted(int index) {
    return index >= operands.size()
        || (operands.size() == omissions.size() && omissions.isOmitted(index));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public boolean isLifted() {
    return omissions.isLifted();
  }
}
