/**
 * What we sign with (RFC 7517), and what others verify with.
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.key;

import org.jspecify.annotations.NullMarked;
