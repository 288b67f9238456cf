/**
 * The bridge for hosts that know only programs on the same computer (MCP, stdio): what {@code
 * src/bridge} holds, as npm and as Claude Desktop install it. It runs at the person's, never here.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.bridge;

import org.jspecify.annotations.NullMarked;
