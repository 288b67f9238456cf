package dev.meshgate.platform;

/**
 * Something technical, with what a person is told about it.
 *
 * @param name as it travels
 * @param words one short plain sentence without a full stop
 */
public record Described(String name, String words) {}
