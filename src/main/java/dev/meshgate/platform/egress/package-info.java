/**
 * What we fetch from addresses that strangers name, and where we never go for them.
 *
 * <p>May import: {@code platform.setting}.
 */
@NullMarked
package dev.meshgate.platform.egress;

import org.jspecify.annotations.NullMarked;
