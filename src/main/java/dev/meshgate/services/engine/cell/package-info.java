/**
 * The words of a calculation: values, errors, areas, addresses, and how one becomes another.
 *
 * <p>May import: nothing of ours.
 */
@NullMarked
package dev.meshgate.services.engine.cell;

import org.jspecify.annotations.NullMarked;
