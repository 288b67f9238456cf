/**
 * Who may ask, and how they prove it (RFC 6749 §2, RFC 7591).
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.client;

import org.jspecify.annotations.NullMarked;
