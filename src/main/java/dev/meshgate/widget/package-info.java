/**
 * The widget that clients draw beside a task (MCP Apps): its page, and the two tools that only it
 * calls.
 *
 * <p>May import: {@code mcp}, {@code mcp.resource}, {@code mcp.tool}, {@code oauth}, {@code
 * oauth.bearer}, {@code tasks}, {@code platform}.
 */
@NullMarked
package dev.meshgate.widget;

import org.jspecify.annotations.NullMarked;
