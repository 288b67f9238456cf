/**
 * The revisions of MCP before 2026-07-28, with sessions: what they ask is translated to the same
 * tools, and the answers are written as those revisions know them.
 *
 * <p>May import: {@code mcp}, {@code mcp.ask}, {@code mcp.listen}, {@code mcp.resource}, {@code
 * mcp.tool}, {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.legacy;

import org.jspecify.annotations.NullMarked;
