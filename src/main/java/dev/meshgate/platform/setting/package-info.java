/**
 * How a value of an operator is read, and refused in words.
 *
 * <p>May import: nothing of ours.
 */
@NullMarked
package dev.meshgate.platform.setting;

import org.jspecify.annotations.NullMarked;
