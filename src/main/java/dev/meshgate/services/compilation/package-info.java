/**
 * When a version of a service is compiled, how long that is kept, and whether it is right: now and
 * then a call is calculated by the interpreter too.
 *
 * <p>May import: {@code services.engine}, {@code services.engine.cell}, {@code
 * services.engine.compiled}, {@code services.engine.image}, {@code platform}.
 */
@NullMarked
package dev.meshgate.services.compilation;

import org.jspecify.annotations.NullMarked;
