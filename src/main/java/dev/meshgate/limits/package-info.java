/**
 * How much is allowed in a minute: to a person, to an application, to an address.
 *
 * <p>The counts are kept by this node. What is over a limit is refused in the protocol's own form,
 * with the time to wait.
 *
 * <p>May import: {@code mcp.tool}, {@code oauth.bearer}, {@code oauth}, {@code platform}.
 */
@NullMarked
package dev.meshgate.limits;

import org.jspecify.annotations.NullMarked;
