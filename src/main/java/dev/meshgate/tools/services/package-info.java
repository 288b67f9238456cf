/**
 * The tools for calculation services.
 *
 * <p>May import: {@code mcp.tool}, {@code oauth}, {@code oauth.bearer}, {@code services}, {@code
 * services.contract}, {@code services.engine}, {@code services.link}, {@code services.reach},
 * {@code services.state}, {@code platform}.
 */
@NullMarked
package dev.meshgate.tools.services;

import org.jspecify.annotations.NullMarked;
