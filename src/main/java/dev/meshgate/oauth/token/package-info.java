/**
 * The back channel: where a client turns what it was given into tokens, and gives them back (RFC
 * 6749 §3.2, RFC 7009, RFC 8707, RFC 9068).
 *
 * <p>May import: {@code audit}, {@code oauth}, {@code oauth.client}, {@code oauth.grant}, {@code
 * oauth.key}, {@code oauth.pat}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.token;

import org.jspecify.annotations.NullMarked;
