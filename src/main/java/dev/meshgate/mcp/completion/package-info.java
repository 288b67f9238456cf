/**
 * Completion: what a person may mean who has begun to type ({@code completion/complete} of MCP).
 *
 * <p>May import: {@code mcp}, {@code mcp.prompt}, {@code mcp.resource}, {@code oauth}, {@code
 * oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.completion;

import org.jspecify.annotations.NullMarked;
