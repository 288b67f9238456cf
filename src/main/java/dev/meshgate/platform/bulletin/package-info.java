/**
 * What one node tells the others: rows that every node reads within the second.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.platform.bulletin;

import org.jspecify.annotations.NullMarked;
