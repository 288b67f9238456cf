package dev.meshgate.services;

import java.time.Instant;

/**
 * How a version is published.
 *
 * @param version such as {@code 1.2.0}
 * @param note what is new; may be empty
 * @param effectiveAt from when on it answers those who ask for no version
 * @param by who publishes it
 */
record Publication(String version, String note, Instant effectiveAt, String by) {

  static final int LONGEST_NOTE = 2_000;
}
