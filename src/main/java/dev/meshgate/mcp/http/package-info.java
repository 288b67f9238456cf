/**
 * MCP's Streamable HTTP: the endpoints, who may ask from where, and answers that take a while
 * without holding a thread.
 *
 * <p>May import: {@code mcp}, {@code mcp.tool}, {@code oauth}, {@code oauth.bearer}, {@code
 * platform}.
 */
@NullMarked
package dev.meshgate.mcp.http;

import org.jspecify.annotations.NullMarked;
