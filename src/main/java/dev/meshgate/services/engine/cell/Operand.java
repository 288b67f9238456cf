package dev.meshgate.services.engine.cell;

/** What a part of a formula yields: a value, an array of values, or a reference to cells. */
public sealed interface Operand permits Value, Area {}
