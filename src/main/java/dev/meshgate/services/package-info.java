/**
 * Calculation services: workbooks that publishers hand in, the versions that they publish of them,
 * and the calculations that callers ask for.
 *
 * <p>May import: {@code services.compilation}, {@code services.contract}, {@code services.engine},
 * {@code services.engine.cell}, {@code services.engine.image}, {@code services.engine.review},
 * {@code accounts}, {@code audit}, {@code platform}.
 */
@NullMarked
package dev.meshgate.services;

import org.jspecify.annotations.NullMarked;
