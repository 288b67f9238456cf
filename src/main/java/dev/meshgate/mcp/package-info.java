/**
 * JSON-RPC 2.0, Streamable HTTP and the methods of MCP 2026-07-28. It knows the protocol and not
 * one tool; older revisions live in {@code mcp.legacy}, behind {@code LegacyEra}.
 *
 * <p>May import: {@code mcp.ask}, {@code mcp.tool}, {@code mcp.schema}, {@code oauth.bearer},
 * {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp;

import org.jspecify.annotations.NullMarked;
