/**
 * Functions of loans, investments and depreciation.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.function}.
 */
@NullMarked
package dev.meshgate.services.engine.function.finance;

import org.jspecify.annotations.NullMarked;
