/**
 * Forms of text that programs and people read: tables and YAML.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.platform.text;

import org.jspecify.annotations.NullMarked;
