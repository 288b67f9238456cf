package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Operand;

/**
 * Where a formula stands, and what it has named with LET.
 *
 * @param locals by the numbers that the parser gave them; written while the formula runs
 */
@SuppressWarnings("ArrayRecordComponent")
public record Frame(Book book, int sheet, int row, int column, Operand[] locals) {}
