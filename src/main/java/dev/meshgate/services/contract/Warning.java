package dev.meshgate.services.contract;

/**
 * What was done with the caller's values that the caller may not expect.
 *
 * @param code {@code USING_DEFAULT}, {@code PERCENT_READ} or {@code UNKNOWN_PARAMETER}
 * @param field the name as it was given, or that of the input
 */
public record Warning(String code, String field, String message) {}
