package dev.meshgate.admin;

import dev.meshgate.platform.Problem;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/** The JSON object that somebody sent. */
record Body(JsonObject json) {

  /**
   * Reads it.
   *
   * @throws Problem 400 when it is none
   */
  static Body of(String body) {
    try {
      if (StrictJson.read(body) instanceof JsonObject object) {
        return new Body(object);
      }
    } catch (JsonException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static Problem unreadable() {
    return new Problem(400, "INVALID_INPUT", "The body must be a JSON object.");
  }

  boolean has(String field) {
    return json.containsKey(field);
  }

  /**
   * A field that must be there.
   *
   * @throws Problem 400 when it is not a text
   */
  String text(String field) {
    if (json.get(field) instanceof JsonString text) {
      return text.getString();
    }
    throw Problem.invalid(field, "Give " + field + " as a text.");
  }
}
