/**
 * The benchmarks: tool calls, tokens, open streams and starts, of Meshgate and of its peers, side
 * by side; how often a task gets to the agent that it was meant for; and what the calculation of a
 * workbook costs.
 *
 * <p>Run by {@code ./mvnw -Pbench verify} and by nothing else. May import: the fixtures of the
 * tests, {@code Routes} the agents, and {@code Calculation} the engine of workbooks; its generator
 * the JDK alone, so that what it measures never depends on what it is made of.
 */
@NullMarked
package dev.meshgate.bench;

import org.jspecify.annotations.NullMarked;
