/**
 * What the official conformance suite asks a server to have, by the names that the suite gives. It
 * is packed into a WAR of its own and never into the product's.
 *
 * <p>May import: {@code mcp}, {@code mcp.ask}, {@code mcp.task}, {@code mcp.tool}, {@code oauth},
 * {@code platform}.
 */
@NullMarked
package dev.meshgate.conformance;

import org.jspecify.annotations.NullMarked;
