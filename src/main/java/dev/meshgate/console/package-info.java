/**
 * Pages for people who are signed in.
 *
 * <p>A page asks the same doors that the tools ask; it never asks a tool. May import: {@code
 * accounts}, {@code oauth}, {@code oauth.client}, {@code oauth.grant}, {@code oauth.pat}, {@code
 * agents}, {@code tasks}, {@code services}, {@code services.contract}, {@code services.engine},
 * {@code services.engine.cell}, {@code limits}, {@code audit}, {@code documents}, {@code
 * documents.text}, {@code platform}.
 */
@NullMarked
package dev.meshgate.console;

import org.jspecify.annotations.NullMarked;
