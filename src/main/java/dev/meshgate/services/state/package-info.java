/**
 * Calculations that people keep for a while, each for itself.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.services.state;

import org.jspecify.annotations.NullMarked;
