/**
 * What a calculation service takes and gives: its inputs, outputs and tables, and the one place
 * where what a caller says becomes values of cells. It knows no HTTP and no database.
 *
 * <p>May import: {@code services.engine.cell}, {@code services.engine.image}, {@code
 * services.engine.formula}, {@code platform}.
 */
@NullMarked
package dev.meshgate.services.contract;

import org.jspecify.annotations.NullMarked;
