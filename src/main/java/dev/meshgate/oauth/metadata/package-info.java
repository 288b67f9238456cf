/**
 * What we tell strangers: where the endpoints are and what they can do (RFC 8414, RFC 9728).
 *
 * <p>May import: {@code oauth}, {@code oauth.client}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.metadata;

import org.jspecify.annotations.NullMarked;
