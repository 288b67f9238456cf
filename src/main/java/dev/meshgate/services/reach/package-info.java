/**
 * Which services a caller reaches: as the person who has signed in, or with tokens that others made
 * for them.
 *
 * <p>May import: {@code services}, {@code oauth.bearer}.
 */
@NullMarked
package dev.meshgate.services.reach;

import org.jspecify.annotations.NullMarked;
