/**
 * Tells other people's servers that a task has ended, signed as Standard Webhooks has it, until
 * they have heard it or it was tried often enough.
 *
 * <p>May import: {@code tasks}, {@code platform}.
 */
@NullMarked
package dev.meshgate.webhooks;

import org.jspecify.annotations.NullMarked;
