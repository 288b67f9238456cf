/**
 * Text as programs and people write it: tables, YAML, misspelled words, and what is too long for
 * its place.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.platform.text;

import org.jspecify.annotations.NullMarked;
