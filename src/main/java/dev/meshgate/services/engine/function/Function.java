package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Operand;

/** A function of a spreadsheet. It ends with an error by throwing an {@code ErrorException}. */
@FunctionalInterface
public interface Function {

  Operand apply(Call call);
}
