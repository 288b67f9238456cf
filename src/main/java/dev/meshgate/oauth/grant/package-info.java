/**
 * What has been granted, and is remembered between two requests: consents, codes, refresh tokens,
 * revocations.
 *
 * <p>{@code authorize} puts things in and {@code token} takes them out; neither knows the other.
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code oauth.client}, {@code accounts}, {@code
 * platform}.
 */
@NullMarked
package dev.meshgate.oauth.grant;

import org.jspecify.annotations.NullMarked;
