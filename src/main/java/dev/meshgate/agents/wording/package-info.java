/**
 * How near the words of a task are to those of descriptions. It knows texts and no agent.
 *
 * <p>May import: {@code platform}.
 */
@NullMarked
package dev.meshgate.agents.wording;

import org.jspecify.annotations.NullMarked;
