/**
 * Formulas as trees that can be calculated: parsed by Apache POI, functions looked up once.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}, {@code
 * services.engine.function.finance}, {@code services.engine.function.lookup}, {@code
 * services.engine.function.poi}, {@code services.engine.function.statistics}, {@code
 * services.engine.function.text}.
 */
@NullMarked
package dev.meshgate.services.engine.formula;

import org.jspecify.annotations.NullMarked;
