package dev.meshgate.services.contract;

import jakarta.json.JsonObject;

/**
 * What must come out of certain inputs; tried whenever the service is published.
 *
 * @param inputs as a caller would send them
 * @param expected by the names of outputs
 * @param tolerance how far a number may be off, relative to it
 */
public record TestCase(String name, JsonObject inputs, JsonObject expected, double tolerance) {}
