package dev.meshgate.rest;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;
import static org.eclipse.microprofile.openapi.OASFactory.createSecurityRequirement;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Makes MicroProfile's model of our JSON, so that both documents say the same. */
final class OpenApiModel {

  private OpenApiModel() {}

  static Operation operation(JsonObject json) {
    var responses = createAPIResponses();
    json.getJsonObject("responses")
        .forEach(
            (status, response) ->
                responses.addAPIResponse(
                    status,
                    createAPIResponse()
                        .description(response.asJsonObject().getString("description"))
                        .content(content(response.asJsonObject()))));
    var operation =
        createOperation()
            .operationId(json.getString("operationId"))
            .summary(json.getString("summary"))
            .description(json.getString("description"))
            .tags(strings(json.getJsonArray("tags")))
            .requestBody(
                createRequestBody()
                    .required(true)
                    .content(content(json.getJsonObject("requestBody"))))
            .responses(responses);
    json.getJsonArray("security")
        .getValuesAs(JsonObject.class)
        .forEach(
            one ->
                one.forEach(
                    (scheme, scopes) ->
                        operation.addSecurityRequirement(
                            createSecurityRequirement()
                                .addScheme(scheme, strings(scopes.asJsonArray())))));
    operation.addExtension("x-openai-isConsequential", json.getBoolean("x-openai-isConsequential"));
    return operation;
  }

  private static Content content(JsonObject holder) {
    var content = createContent();
    holder
        .getJsonObject("content")
        .forEach(
            (type, media) ->
                content.addMediaType(
                    type,
                    createMediaType()
                        .schema(schema(media.asJsonObject().getJsonObject("schema")))));
    return content;
  }

  static Schema schema(JsonObject json) {
    var schema = createSchema();
    json.forEach((keyword, value) -> add(schema, keyword, value));
    return schema;
  }

  private static void add(Schema schema, String keyword, JsonValue value) {
    switch (keyword) {
      case "$ref" -> schema.setRef(((JsonString) value).getString());
      case "type" ->
          schema.addType(
              SchemaType.valueOf(((JsonString) value).getString().toUpperCase(Locale.ROOT)));
      case "properties" -> {
        // GPT Actions refuse an object without the word, so even none must be there.
        schema.setProperties(Map.of());
        value
            .asJsonObject()
            .forEach((name, member) -> schema.addProperty(name, schema(member.asJsonObject())));
      }
      case "items" -> schema.setItems(schema(value.asJsonObject()));
      case "additionalProperties" ->
          schema.setAdditionalPropertiesSchema(
              value instanceof JsonObject more
                  ? schema(more)
                  : createSchema().booleanSchema(value == JsonValue.TRUE));
      case "required" -> schema.setRequired(strings(value.asJsonArray()));
      case "enum" -> value.asJsonArray().forEach(one -> schema.addEnumeration(plain(one)));
      case "default" -> schema.setDefaultValue(plain(value));
      default -> schema.set(keyword, plain(value));
    }
  }

  private static @Nullable Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> ((JsonString) value).getString();
      case NUMBER ->
          ((JsonNumber) value).isIntegral()
              ? (Object) ((JsonNumber) value).bigIntegerValue()
              : ((JsonNumber) value).bigDecimalValue();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
      case ARRAY -> value.asJsonArray().stream().map(OpenApiModel::plain).toList();
      case OBJECT -> value;
    };
  }

  private static List<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }
}
