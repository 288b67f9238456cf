/**
 * The database: when it is away, how that is told from a bug and what is said of it; and how the
 * embedded one is written to so that it survives a power cut.
 *
 * <p>May import: nothing of ours.
 */
@NullMarked
package dev.meshgate.platform.database;

import org.jspecify.annotations.NullMarked;
