/**
 * The tools, one file each: what a model calls, in words for models.
 *
 * <p>May import: {@code mcp.ask}, {@code mcp.task}, {@code mcp.tool}, {@code oauth}, {@code
 * oauth.bearer}, {@code agents}, {@code tasks}, {@code workflows}, {@code search}, {@code
 * documents}, {@code widget}, {@code audit}, {@code limits}, {@code platform}.
 */
@NullMarked
package dev.meshgate.tools;

import org.jspecify.annotations.NullMarked;
