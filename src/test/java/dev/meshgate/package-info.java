/** The whole product, started as its users start it, and asked as strangers ask it. */
@NullMarked
package dev.meshgate;

import org.jspecify.annotations.NullMarked;
