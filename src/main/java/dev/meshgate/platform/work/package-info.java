/**
 * Work that takes a while: how far it is, whether anybody still wants it, and which trace it is
 * part of.
 *
 * <p>May import: nothing of ours.
 */
@NullMarked
package dev.meshgate.platform.work;

import org.jspecify.annotations.NullMarked;
