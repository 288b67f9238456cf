/**
 * What assistants can read and begin with: documents and agents as resources, and the prompts. One
 * file each.
 *
 * <p>May import: {@code mcp.ask}, {@code mcp.listen}, {@code mcp.resource}, {@code mcp.prompt},
 * {@code mcp.tool} (content), {@code oauth.bearer}, {@code agents}, {@code documents}, {@code
 * platform}.
 */
@NullMarked
package dev.meshgate.library;

import org.jspecify.annotations.NullMarked;
