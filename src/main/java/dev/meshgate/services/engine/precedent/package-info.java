/**
 * What formulas read, told from how they are written: nothing is calculated here.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.formula}, {@code
 * services.engine.function}, {@code services.engine.image}.
 */
@NullMarked
package dev.meshgate.services.engine.precedent;

import org.jspecify.annotations.NullMarked;
