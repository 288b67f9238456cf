/**
 * Tables in text: finding one, reading its cells, and knowing what each column is.
 *
 * <p>May import: {@code agents}, {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin.table;

import org.jspecify.annotations.NullMarked;
