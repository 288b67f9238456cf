/**
 * Resources: what assistants can list and read ({@code resources/*} of MCP), whoever has them.
 *
 * <p>May import: {@code mcp}, {@code oauth}, {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.resource;

import org.jspecify.annotations.NullMarked;
