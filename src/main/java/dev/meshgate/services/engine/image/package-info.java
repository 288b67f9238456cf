/**
 * A workbook read once, within limits, and never changed.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.formula}.
 */
@NullMarked
package dev.meshgate.services.engine.image;

import org.jspecify.annotations.NullMarked;
