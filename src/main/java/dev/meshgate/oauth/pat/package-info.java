/**
 * Tokens that people make themselves, for programs and for assistants that cannot sign in.
 *
 * <p>It knows resource names and scopes, not services. May import: {@code audit}, {@code oauth},
 * {@code oauth.grant}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.pat;

import org.jspecify.annotations.NullMarked;
