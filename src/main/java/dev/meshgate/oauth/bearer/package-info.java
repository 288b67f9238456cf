/**
 * The resource server's half: who calls, and whether they may (RFC 6750, RFC 9068).
 *
 * <p>Deny by default: a resource method that carries none of {@code @Bearer}, {@code @SignedIn},
 * {@code @Open} fails the start.
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code oauth.client}, {@code oauth.key}, {@code
 * oauth.grant}, {@code oauth.pat}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.bearer;

import org.jspecify.annotations.NullMarked;
