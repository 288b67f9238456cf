/**
 * Who a person is, how they sign in, and that they are here.
 *
 * <p>May import: {@code audit}, {@code platform}.
 */
@NullMarked
package dev.meshgate.accounts;

import org.jspecify.annotations.NullMarked;
