/**
 * Agents that other people wrote and run: one adapter a protocol, over one wire.
 *
 * <p>May import: {@code agents}, {@code platform}.
 */
@NullMarked
package dev.meshgate.agents.remote;

import org.jspecify.annotations.NullMarked;
