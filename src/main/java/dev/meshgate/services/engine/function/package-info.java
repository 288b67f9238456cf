/**
 * What a function of a spreadsheet is, and the functions of logic, arithmetic and arrays.
 *
 * <p>May import: {@code services.engine.cell}.
 */
@NullMarked
package dev.meshgate.services.engine.function;

import org.jspecify.annotations.NullMarked;
