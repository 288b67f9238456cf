package dev.meshgate.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a publisher wants a version.
 *
 * @param confirmed whether it is to be published even where the report finds differences
 * @param version such as {@code 1.2.0}; empty for the next one
 * @param note what is new; may be empty
 * @param effectiveAt from when on it is current; null for at once
 */
public record Wish(boolean confirmed, String version, String note, @Nullable Instant effectiveAt) {}
