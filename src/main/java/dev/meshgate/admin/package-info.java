/**
 * {@code /v1/admin}: administration as REST, behind MicroProfile JWT.
 *
 * <p>The container checks signature, issuer, audience and role; the bearer filter, behind it,
 * checks what the container does not: {@code typ}, the one audience, the scope and revocations.
 *
 * <p>May import: {@code limits}, {@code audit}, {@code accounts}, {@code oauth}, {@code
 * oauth.client}, {@code oauth.grant}, {@code oauth.key}, {@code platform}.
 */
@NullMarked
package dev.meshgate.admin;

import org.jspecify.annotations.NullMarked;
