package dev.meshgate.services.engine.image;

/**
 * How a cell shows its number.
 *
 * @param code as in {@code 0.00%}
 * @param isDate whether it shows a date or a time
 */
public record NumberFormat(String code, boolean isDate) {}
