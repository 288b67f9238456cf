/**
 * Addresses that carry their own permission: one calculation with one service, to be read for a
 * while by whoever has the address.
 *
 * <p>May import: {@code services}, {@code oauth}, {@code oauth.bearer}, {@code oauth.grant}, {@code
 * accounts}, {@code audit}, {@code platform}.
 */
@NullMarked
package dev.meshgate.services.link;

import org.jspecify.annotations.NullMarked;
