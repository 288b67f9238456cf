package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.Value;
import org.jspecify.annotations.Nullable;

/**
 * A cell as it is in the file.
 *
 * @param value what the file says of it; of a formula what the program that saved it calculated
 * @param isStored whether the file says a value at all
 * @param formula or null
 */
public record Cell(
    Value value, boolean isStored, NumberFormat format, @Nullable FormulaCell formula) {}
