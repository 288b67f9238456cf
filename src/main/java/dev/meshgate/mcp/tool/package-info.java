/**
 * What a tool is: one method, its words, its schemas, its binding. The faces (MCP, REST, OpenAPI)
 * are made from it, and it knows none of them.
 *
 * <p>A tool author needs {@link Tool}, {@link ToolArg} and {@link ToolFailure} of this package.
 *
 * <p>May import: {@code mcp.ask}, {@code mcp.schema}, {@code oauth} (scopes), {@code oauth.bearer}
 * (the caller), {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.tool;

import org.jspecify.annotations.NullMarked;
