/**
 * Functions of samples and of distributions.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}.
 */
@NullMarked
package dev.meshgate.services.engine.function.statistics;

import org.jspecify.annotations.NullMarked;
