/**
 * The agents that every installation has: they run in this process, without a network and without a
 * language model, and never make anything up.
 *
 * <p>May import: {@code builtin.analysis}, {@code builtin.table}, {@code builtin.text}, {@code
 * agents}, {@code search} (the librarian looks things up), {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin;

import org.jspecify.annotations.NullMarked;
