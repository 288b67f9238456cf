package dev.meshgate.services.engine.image;

/** Counts what a workbook has against its limits. */
final class Tally {

  private final Limits limits;
  private int cells;
  private int formulas;
  private long characters;

  Tally(Limits limits) {
    this.limits = limits;
  }

  void cell() {
    if (++cells > limits.cells()) {
      throw new RefusedWorkbookException(
          "The workbook has more than " + limits.cells() + " cells.");
    }
  }

  void formula() {
    if (++formulas > limits.formulas()) {
      throw new RefusedWorkbookException(
          "The workbook has more than " + limits.formulas() + " formulas.");
    }
  }

  void characters(int more) {
    characters += more;
    if (characters > limits.characters()) {
      throw new RefusedWorkbookException(
          "The workbook has more than " + limits.characters() + " characters of text.");
    }
  }
}
