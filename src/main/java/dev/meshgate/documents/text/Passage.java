package dev.meshgate.documents.text;

/**
 * A part of a text that can be read by itself.
 *
 * @param heading under which headings it stands, parted by {@code " › "}; may be empty
 */
public record Passage(String heading, String text) {}
