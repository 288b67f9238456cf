package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellRange;

/**
 * A value that a service gives.
 *
 * @param name by which it is told
 * @param title what people call it
 * @param range where it is read; of more than one cell it is told as rows
 * @param unit such as {@code EUR}; may be empty
 * @param format as Excel writes it, for whoever shows it; may be empty
 * @param description for people and models; may be empty
 * @param hint how an assistant should present it; may be empty
 */
public record Output(
    String name,
    String title,
    ValueType type,
    CellRange range,
    String unit,
    String format,
    String description,
    String hint) {}
