package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.formula.Formula;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is calculated.
 *
 * @param number among the formulas of the workbook, from 0
 * @param text without the equals sign
 * @param formula parsed, or null when it cannot be calculated or the cell is filled by another
 * @param problem why it cannot be calculated, or null
 * @param spill the cells that an array formula fills, or null for an ordinary one
 * @param isDynamic whether the array was made by a formula that spills, not by Ctrl+Shift+Enter
 * @param source the array formula's own cell, when it is another one than this, or null
 */
public record FormulaCell(
    int number,
    int sheet,
    int row,
    int column,
    String text,
    @Nullable Formula formula,
    @Nullable String problem,
    @Nullable CellRange spill,
    boolean isDynamic,
    @Nullable FormulaCell source) {}
