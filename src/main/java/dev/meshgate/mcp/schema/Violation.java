package dev.meshgate.mcp.schema;

/**
 * One thing that is wrong with the arguments.
 *
 * @param path where: {@code inputs.rates[2]}; empty for the arguments as a whole
 * @param sentence what is wrong, what was given and what is allowed
 */
public record Violation(String path, String sentence) {}
