/**
 * What a publisher should know of a workbook: which cells look like inputs and results, and which
 * formulas could surprise.
 *
 * <p>May import: {@code services.engine}, {@code services.engine.cell}, {@code
 * services.engine.formula}, {@code services.engine.function}, {@code services.engine.image}, {@code
 * services.engine.precedent}.
 */
@NullMarked
package dev.meshgate.services.engine.review;

import org.jspecify.annotations.NullMarked;
