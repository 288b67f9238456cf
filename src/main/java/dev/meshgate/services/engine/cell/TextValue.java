package dev.meshgate.services.engine.cell;

/** A text. */
public record TextValue(String text) implements Value {}
