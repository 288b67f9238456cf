/**
 * Reads prose: its sentences, which of them say most, and the phrases that it turns on. English and
 * German.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.builtin.text;

import org.jspecify.annotations.NullMarked;
