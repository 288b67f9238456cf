/**
 * What strangers and broken programs send: a hundred thousand requests that are not quite right.
 */
@NullMarked
package dev.meshgate.fuzz;

import org.jspecify.annotations.NullMarked;
