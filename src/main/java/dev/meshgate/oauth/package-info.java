/**
 * The words that the OAuth endpoints share: errors, parameters, scopes, resources.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth;

import org.jspecify.annotations.NullMarked;
