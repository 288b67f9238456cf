package dev.meshgate.agents;

import org.jspecify.annotations.Nullable;

/**
 * A place that an answer was taken from.
 *
 * @param url where a person can read on, when there is such a place
 * @param excerpt the words themselves
 */
public record Citation(String title, @Nullable String url, String excerpt) {}
