package dev.meshgate.console;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * How a step of a workflow ended.
 *
 * @param status in a person's words
 * @param tone how its tag looks
 * @param agent who did it, or empty
 * @param error why it failed, or empty
 * @param result what came out
 */
public record DoneStep(
    String name,
    String status,
    String tone,
    String agent,
    String error,
    @Nullable Content result) {}
