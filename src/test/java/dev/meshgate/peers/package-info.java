/** Servers that other people wrote, which the product is to call. */
@NullMarked
package dev.meshgate.peers;

import org.jspecify.annotations.NullMarked;
