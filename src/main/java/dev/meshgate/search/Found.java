package dev.meshgate.search;

/**
 * Something that was found.
 *
 * @param kind what it is
 * @param ref its id in its own room
 * @param title what it is called
 * @param path where people see it, below the base URL
 * @param snippet the part of it that fits best
 */
public record Found(Kind kind, String ref, String title, String path, String snippet) {}
