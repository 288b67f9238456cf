/**
 * The functions of Apache POI, for those that we have none of our own for.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}.
 */
@NullMarked
package dev.meshgate.services.engine.function.poi;

import org.jspecify.annotations.NullMarked;
