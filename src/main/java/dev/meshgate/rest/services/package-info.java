/**
 * Calculation services over REST: made, published and asked.
 *
 * <p>May import: {@code rest}, {@code services}, {@code services.contract}, {@code
 * services.engine}, {@code services.engine.cell}, {@code services.link}, {@code services.reach},
 * {@code mcp.http}, {@code limits}, {@code audit}, {@code oauth}, {@code oauth.bearer}, {@code
 * accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.rest.services;

import org.jspecify.annotations.NullMarked;
