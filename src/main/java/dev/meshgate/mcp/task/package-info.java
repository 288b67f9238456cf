/**
 * The extension Tasks of MCP 2026-07-28 (SEP-2663): work that a client comes back for. Who keeps
 * such work is a {@code TaskSource}; {@code Jobs} keeps the work of tools that do not keep it
 * themselves.
 *
 * <p>May import: {@code mcp}, {@code mcp.ask}, {@code mcp.schema}, {@code mcp.tool}, {@code oauth},
 * {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.task;

import org.jspecify.annotations.NullMarked;
