/**
 * Workflows that are kept under a name, in versions that never change, and what is to be given when
 * one is run.
 *
 * <p>May import: {@code agents}, {@code tasks}, {@code accounts}, {@code audit}, {@code platform}.
 */
@NullMarked
package dev.meshgate.workflows;

import org.jspecify.annotations.NullMarked;
