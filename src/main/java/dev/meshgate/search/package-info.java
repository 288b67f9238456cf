/**
 * The index over what the rooms below hand it. Who may see a thing is part of every query.
 *
 * <p>May import: {@code agents}, {@code tasks}, {@code documents}, {@code documents.text}, {@code
 * platform}.
 */
@NullMarked
package dev.meshgate.search;

import org.jspecify.annotations.NullMarked;
