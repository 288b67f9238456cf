package dev.meshgate.services.engine.formula;

import org.jspecify.annotations.Nullable;

/**
 * A name and the formula that it stands for.
 *
 * @param sheet on which alone it is known, from 0, or null for all
 * @param formula without the equals sign
 */
public record NameDefinition(String name, @Nullable Integer sheet, String formula) {}
