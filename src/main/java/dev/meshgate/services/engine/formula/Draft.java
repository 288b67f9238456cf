package dev.meshgate.services.engine.formula;

/** A part of a formula before it is known whether it stands in an array formula. */
@FunctionalInterface
interface Draft {

  Node compile(boolean lifted);
}
