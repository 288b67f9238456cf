/**
 * What operators watch: figures at {@code /metrics}, and each call as a part of a trace.
 *
 * <p>May import: {@code mcp.tool}, {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.telemetry;

import org.jspecify.annotations.NullMarked;
