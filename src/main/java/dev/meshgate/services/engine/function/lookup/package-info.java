/**
 * Functions that find values in ranges, and that name ranges.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}.
 */
@NullMarked
package dev.meshgate.services.engine.function.lookup;

import org.jspecify.annotations.NullMarked;
