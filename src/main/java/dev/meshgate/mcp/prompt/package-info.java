/**
 * Prompts: beginnings that people choose ({@code prompts/*} of MCP), whoever wrote them.
 *
 * <p>May import: {@code mcp}, {@code mcp.ask}, {@code mcp.tool} (content), {@code oauth}, {@code
 * oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.prompt;

import org.jspecify.annotations.NullMarked;
