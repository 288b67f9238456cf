/**
 * JSON Schema (2020-12) at work: forgives what models do to JSON, judges the rest, and says in
 * sentences what is wrong and what is allowed.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.schema;

import org.jspecify.annotations.NullMarked;
