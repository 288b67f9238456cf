package dev.meshgate.conformance;

import dev.meshgate.mcp.tool.BoundTool;
import dev.meshgate.mcp.tool.Hints;
import dev.meshgate.mcp.tool.Presentation;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.mcp.tool.ToolSource;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Set;

/** A tool whose schema says what no Java type can, and must be shown as it was written. */
@Dependent
class SchemaTool implements ToolSource {

  private static final String SCHEMA =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "$defs": {
          "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}}
          }
        },
        "properties": {
          "name": {"type": "string"},
          "address": {"$ref": "#/$defs/address"},
          "contactMethod": {"type": "string", "enum": ["phone", "email"]},
          "phone": {"type": "string"},
          "email": {"type": "string"}
        },
        "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
        "if": {
          "properties": {"contactMethod": {"const": "phone"}},
          "required": ["contactMethod"]
        },
        "then": {"required": ["phone"]},
        "else": {"required": ["email"]},
        "additionalProperties": false
      }
      """;

  @Override
  public List<BoundTool> tools() {
    var description =
        new ToolDescription(
            "json_schema_2020_12_tool",
            "",
            "Takes what a schema of many keywords describes.",
            Set.of(Scope.MCP_READ),
            Hints.LOOKS,
            Json.readObject(SCHEMA),
            null,
            false,
            Set.of(),
            "",
            Presentation.PLAIN);
    return List.of(
        new BoundTool(description, (arguments, given) -> "That fits: " + arguments.keySet()));
  }
}
