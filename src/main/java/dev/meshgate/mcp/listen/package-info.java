/**
 * What clients want to hear of: resources that change, and tasks ({@code subscriptions/listen} of
 * MCP 2026-07-28, and the streams of older sessions).
 *
 * <p>May import: {@code mcp}, {@code mcp.ask}, {@code mcp.resource}, {@code mcp.task}, {@code
 * oauth}, {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.listen;

import org.jspecify.annotations.NullMarked;
