/**
 * Questions to whoever called, in the middle of a call: forms, links, a model's answer, folders
 * (multi round-trip requests of MCP 2026-07-28). A call that has a question ends; the client
 * repeats it with the answers, and it begins anew with them.
 *
 * <p>May import: {@code mcp.schema}, {@code oauth.bearer}, {@code platform}.
 */
@NullMarked
package dev.meshgate.mcp.ask;

import org.jspecify.annotations.NullMarked;
