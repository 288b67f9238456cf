/**
 * Calculation services as agents: a task in words becomes the inputs of a service. What the words
 * do not say is asked for and never guessed.
 *
 * <p>May import: {@code agents}, {@code agents.wording}, {@code services}, {@code
 * services.contract}, {@code services.engine}, {@code services.engine.cell}, {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin.calculation;

import org.jspecify.annotations.NullMarked;
