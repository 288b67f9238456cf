/**
 * Functions of texts, and of days.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}.
 */
@NullMarked
package dev.meshgate.services.engine.function.text;

import org.jspecify.annotations.NullMarked;
