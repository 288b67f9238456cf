package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import org.jspecify.annotations.Nullable;

/**
 * A formula as it stands in the file (ECMA-376 part 1, 18.3.1.40).
 *
 * @param text empty where a shared formula is used
 * @param type {@code normal}, {@code shared}, {@code array} or {@code dataTable}
 * @param shared the number of the shared formula, or -1
 */
record RawFormula(
    String text, String type, @Nullable CellRange range, int shared, boolean isDynamic) {}
