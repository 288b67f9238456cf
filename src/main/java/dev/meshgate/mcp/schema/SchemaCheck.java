package dev.meshgate.mcp.schema;

import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JakartaJsonNode;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Judges values by a JSON Schema (2020-12). Compiled once; checking takes no lock. A {@code $ref}
 * leads nowhere but into the schema itself: nothing is ever fetched.
 */
public final class SchemaCheck {

  private static final URI HERE = URI.create("meshgate:schema");

  private final JsonObject schema;
  private final QuickCheck quick;
  private final Validator validator;

  /**
   * Compiles the schema.
   *
   * @throws IllegalArgumentException when the schema is none, or refers to anything outside
   */
  public SchemaCheck(JsonObject schema) {
    this.schema = schema;
    this.quick = QuickCheck.of(schema);
    this.validator =
        new ValidatorFactory()
            .withJsonNodeFactory(
                new JakartaJsonNode.Factory(jakarta.json.Json.createParserFactory(Map.of())))
            .withSchemaResolver(uri -> SchemaResolver.Result.empty())
            .createValidator();
    try {
      validator.registerSchema(HERE, schema);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("The schema is not one: " + e.getMessage(), e);
    }
  }

  /** What is wrong with the value; nothing, if it fits. */
  public List<Violation> violations(JsonValue value) {
    if (quick.accepts(value)) {
      return List.of();
    }
    var result = validator.validate(HERE, value);
    return result.isValid() ? List.of() : Sentences.of(result.getErrors(), schema, value);
  }
}
