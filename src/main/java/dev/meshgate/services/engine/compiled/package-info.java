/**
 * Workbooks compiled for some inputs and some outputs: only the formulas that lie between them are
 * calculated, in an order that is known before, and the numbers of cells lie in arrays. What a
 * formula gives is what the interpreter says, because both call the same functions; what is not
 * foreseen here is left to it.
 *
 * <p>May import: {@code services.engine}, {@code services.engine.cell}, {@code
 * services.engine.formula}, {@code services.engine.function}, {@code services.engine.image}, {@code
 * services.engine.precedent}.
 */
@NullMarked
package dev.meshgate.services.engine.compiled;

import org.jspecify.annotations.NullMarked;
