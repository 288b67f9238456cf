/**
 * What a person and agents said to each other over several tasks, whichever assistant they came
 * through, until it expires.
 *
 * <p>May import: {@code agents}, {@code platform}.
 */
@NullMarked
package dev.meshgate.tasks.conversation;

import org.jspecify.annotations.NullMarked;
