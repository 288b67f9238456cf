/**
 * The agents that every installation has: they run in this process, without a network and without a
 * language model, and never make anything up.
 *
 * <p>May import: {@code agents}, {@code search}, {@code documents}, {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin;

import org.jspecify.annotations.NullMarked;
