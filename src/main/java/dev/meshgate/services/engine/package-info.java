/**
 * Calculates with a workbook: values go in, results come out, within a deadline, and nobody else's
 * calculation is touched.
 *
 * <p>It knows no HTTP and no database. May import: {@code services.engine.cell}, {@code
 * services.engine.image}, {@code services.engine.formula}, {@code services.engine.function}, {@code
 * services.engine.precedent}.
 */
@NullMarked
package dev.meshgate.services.engine;

import org.jspecify.annotations.NullMarked;
