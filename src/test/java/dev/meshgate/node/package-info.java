/** Node, as the tests run it: pinned, and none of the machine's own. May import: nothing. */
@NullMarked
package dev.meshgate.node;

import org.jspecify.annotations.NullMarked;
