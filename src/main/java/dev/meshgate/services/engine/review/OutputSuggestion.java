package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellRange;

/**
 * A cell that looks like a result.
 *
 * @param name in small letters, digits and underscores, unlike all other names of the workbook
 * @param title its label as it stands in the sheet
 * @param range one cell
 * @param type of what it shows for the values in the file
 * @param format the number format's code, such as {@code 0.00%}
 * @param unit what the label has in parentheses or what stands to the right; empty if nothing does
 */
public record OutputSuggestion(
    String name, String title, CellRange range, ValueType type, String format, String unit) {}
