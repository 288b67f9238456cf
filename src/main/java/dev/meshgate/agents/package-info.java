/**
 * The agents that work can be given to, and the choice among them.
 *
 * <p>An agent that runs in this process and one that runs elsewhere look the same from here.
 *
 * <p>May import: {@code agents.wording}, {@code accounts}, {@code platform}.
 */
@NullMarked
package dev.meshgate.agents;

import org.jspecify.annotations.NullMarked;
