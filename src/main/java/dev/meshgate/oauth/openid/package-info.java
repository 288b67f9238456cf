/**
 * Who a person is, told to an application that they let know it (OpenID Connect Core §5.3).
 *
 * <p>May import: {@code oauth}, {@code oauth.bearer}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.oauth.openid;

import org.jspecify.annotations.NullMarked;
