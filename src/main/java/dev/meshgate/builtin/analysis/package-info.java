/**
 * What numbers in a table say: statistics, groups, correlations, outliers, trends, and the answer
 * to what was asked.
 *
 * <p>May import: {@code builtin.table}, {@code agents}, {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin.analysis;

import org.jspecify.annotations.NullMarked;
