package dev.meshgate.mcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The schema of a tool's arguments, compiled: what it is handed comes out sound, or not at all. */
public final class InputSchema {

  private final Repair repair;
  private final SchemaCheck check;

  /**
   * Compiles the schema.
   *
   * @throws IllegalArgumentException when the schema is none, or refers to anything outside itself
   */
  public InputSchema(JsonObject schema) {
    this.repair = new Repair(schema);
    this.check = new SchemaCheck(schema);
  }

  /**
   * The arguments as the schema wants them: defaults filled in, objects in strings unpacked.
   *
   * @throws InvalidArguments when they do not fit
   */
  public JsonObject sound(JsonValue arguments) {
    var repaired = repair.of(arguments);
    var violations = check.violations(repaired);
    if (!violations.isEmpty()) {
      throw new InvalidArguments(violations);
    }
    return repaired.asJsonObject();
  }
}
