package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;

/** A compiled form that is wrong on purpose. */
public final class Broken {

  private Broken() {}

  /** The same form, but of the cells at that address of any sheet it says always the same. */
  public static CompiledForm of(CompiledForm form, String a1, Value said) {
    var wrong = CellAddress.of("S", a1);
    return form.with(
        program ->
            program.cell().row() == wrong.row() && program.cell().column() == wrong.column()
                ? program.with(new ConstantNode(said))
                : program);
  }
}
