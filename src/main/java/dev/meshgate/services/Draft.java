package dev.meshgate.services;

import jakarta.json.JsonObject;

/**
 * What a publisher says of a service.
 *
 * @param definition as {@code DefinitionJson} writes it
 * @param exportable whether callers may have the workbook with their values in it
 */
record Draft(JsonObject definition, Visibility visibility, boolean exportable) {}
