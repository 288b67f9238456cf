/** The official conformance suite, run against a running gate. May import: node, the fixtures. */
@NullMarked
package dev.meshgate.suite;

import org.jspecify.annotations.NullMarked;
