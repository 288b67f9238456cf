/**
 * One calculation service as an MCP server of its own, with flat arguments, for assistants that are
 * to see nothing else.
 *
 * <p>May import: {@code mcp.http}, {@code mcp.tool}, {@code oauth}, {@code oauth.bearer}, {@code
 * oauth.pat}, {@code services}, {@code services.contract}, {@code services.reach}, {@code
 * tools.services}, {@code platform}.
 */
@NullMarked
package dev.meshgate.tools.services.single;

import org.jspecify.annotations.NullMarked;
