/**
 * Text as programs and people write it: tables, YAML, and misspelled words.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.platform.text;

import org.jspecify.annotations.NullMarked;
