/**
 * The agents that people registered: who they are, who may use them, and how they are.
 *
 * <p>May import: {@code agents}, {@code agents.remote}, {@code accounts}, {@code audit}, {@code
 * platform}.
 */
@NullMarked
package dev.meshgate.agents.registry;

import org.jspecify.annotations.NullMarked;
