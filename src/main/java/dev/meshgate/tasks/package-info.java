/**
 * The work that agents were given: tasks and workflows, kept as rows, so that they can be looked
 * at, cancelled from elsewhere and accounted for when a server dies.
 *
 * <p>May import: {@code tasks.conversation}, {@code agents}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.tasks;

import org.jspecify.annotations.NullMarked;
