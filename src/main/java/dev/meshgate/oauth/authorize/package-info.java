/**
 * The front channel, and the person who must agree (RFC 6749 §3.1 and §4.1, RFC 7636, RFC 8707, RFC
 * 9207).
 *
 * <p>A request is checked and kept; then one question is asked again and again until nothing is
 * missing: who are you, do you agree?
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code oauth.client}, {@code oauth.grant}, {@code
 * oauth.pat}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.authorize;

import org.jspecify.annotations.NullMarked;
