package dev.meshgate.services.engine;

import dev.meshgate.services.engine.image.FormulaCell;

/** Leaves a formula that cannot be finished where it is: another cell must go first. */
final class Detour extends RuntimeException {

  private final transient FormulaCell cell;
  private final boolean isCircle;

  private Detour(FormulaCell cell, boolean isCircle) {
    super(null, null, false, false);
    this.cell = cell;
    this.isCircle = isCircle;
  }

  /**
   * The cells lie so deep in each other that the stack would not hold; begin anew with this one.
   */
  static Detour deep(FormulaCell cell) {
    return new Detour(cell, false);
  }

  /** This cell needs itself. */
  static Detour circle(FormulaCell cell) {
    return new Detour(cell, true);
  }

  FormulaCell cell() {
    return cell;
  }

  boolean isCircle() {
    return isCircle;
  }
}
