package dev.meshgate.services;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What is to be calculated.
 *
 * @param inputs values by the names of inputs
 * @param areas what is changed in tables for this call; may be empty
 * @param outputs the names of those that are wanted; empty for all
 * @param fresh whether nothing that was calculated before will do
 */
public record Query(JsonObject inputs, JsonArray areas, List<String> outputs, boolean fresh) {

  /** A calculation of all outputs. */
  public static Query of(JsonObject inputs) {
    return new Query(inputs, JsonValue.EMPTY_JSON_ARRAY, List.of(), false);
  }
}
