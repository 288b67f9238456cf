/**
 * The REST face: the tools as operations, and what people keep here as resources.
 *
 * <p>May import: {@code mcp}, {@code mcp.http}, {@code mcp.tool}, {@code agents}, {@code
 * agents.registry}, {@code tasks}, {@code tasks.conversation}, {@code workflows}, {@code webhooks},
 * {@code documents}, {@code documents.text}, {@code limits}, {@code audit}, {@code oauth}, {@code
 * oauth.bearer}, {@code oauth.pat}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.rest;

import org.jspecify.annotations.NullMarked;
