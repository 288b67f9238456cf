package dev.meshgate.mcp.schema;

import dev.harrel.jsonschema.Error;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a validator finds into sentences that a model can act on: where, what was given, what
 * is allowed.
 */
final class Sentences {

  /** More of them would not help. */
  private static final int MOST = 10;

  private final JsonObject schema;
  private final JsonValue given;
  private final Set<Violation> found = new LinkedHashSet<>();

  private Sentences(JsonObject schema, JsonValue given) {
    this.schema = schema;
    this.given = given;
  }

  static List<Violation> of(List<Error> errors, JsonObject schema, JsonValue given) {
    var sentences = new Sentences(schema, given);
    errors.forEach(sentences::add);
    if (sentences.found.isEmpty()) {
      sentences.found.add(new Violation("", "The arguments do not fit the tool's input schema."));
    }
    return sentences.found.stream().limit(MOST).toList();
  }

  private void add(Error error) {
    var pointer = error.getInstanceLocation();
    var value = JsonPaths.at(given, pointer);
    var location = fragment(error.getSchemaLocation());
    var rules = JsonPaths.at(schema, location);
    var keyword = error.getKeyword() == null ? "" : error.getKeyword();
    var path = JsonPaths.dotted(pointer);
    if (rules == JsonValue.FALSE && location.endsWith("/additionalProperties")) {
      unknown(path, JsonPaths.at(schema, location.substring(0, location.lastIndexOf('/'))));
    }
    if (value == null || !(rules instanceof JsonObject rule)) {
      return;
    }
    switch (keyword) {
      case "required" -> missing(path, rule, value);
      case "additionalProperties", "properties", "items", "prefixItems", "$ref", "allOf" -> {
        // The same is said, better, about the member itself.
      }
      default -> say(path, sentence(keyword, subject(path), rule, value, error.getError()));
    }
  }

  private void missing(String path, JsonObject rule, JsonValue value) {
    for (var name : strings(rule.getJsonArray("required"))) {
      if (value instanceof JsonObject object && !object.containsKey(name)) {
        var member = JsonPaths.at(rule, "/properties/" + name);
        var allowed = member instanceof JsonObject one ? Allowed.by(one) : "a value";
        var full = path.isEmpty() ? name : path + "." + name;
        say(full, subject(full) + " is required: " + allowed + ".");
      }
    }
  }

  private void unknown(String path, @Nullable JsonValue parent) {
    var known =
        parent instanceof JsonObject rule && rule.get("properties") instanceof JsonObject names
            ? names
            : JsonValue.EMPTY_JSON_OBJECT;
    say(path, subject(path) + " is not known. " + knownNames(known));
  }

  private static String knownNames(JsonObject known) {
    return known.isEmpty()
        ? "Nothing is expected here."
        : "Known are " + String.join(", ", known.keySet()) + ".";
  }

  private static String sentence(
      String keyword, String subject, JsonObject rule, JsonValue value, String fallback) {
    return switch (keyword) {
      case "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          subject + " must be " + Allowed.by(rule) + ", but " + shown(value) + " was given.";
      case "minLength", "maxLength", "minItems", "maxItems" ->
          subject + " must have " + Allowed.size(keyword, rule) + ", but has " + size(value) + ".";
      case "uniqueItems" -> subject + " holds something twice.";
      case "pattern" ->
          subject
              + " must match "
              + rule.getString("pattern")
              + ", which "
              + shown(value)
              + " does not.";
      default -> subject + ": " + fallback.toLowerCase(Locale.ROOT) + ".";
    };
  }

  private void say(String path, String sentence) {
    found.add(new Violation(path, sentence));
  }

  private static String subject(String path) {
    return path.isEmpty() ? "The arguments" : "\"" + path + "\"";
  }

  private static String shown(JsonValue value) {
    var text = value.toString();
    var kind = value.getValueType().name().toLowerCase(Locale.ROOT);
    var end = text.length() <= 80 ? text : text.substring(0, 80) + "…";
    return value instanceof JsonString
        ? "the string " + end
        : value instanceof JsonObject || value instanceof JsonArray ? "an " + kind : end;
  }

  private static int size(JsonValue value) {
    return value instanceof JsonArray array
        ? array.size()
        : value instanceof JsonString text ? text.getString().length() : 0;
  }

  static List<String> strings(@Nullable JsonArray array) {
    return array == null ? List.of() : array.getValuesAs(JsonString::getString);
  }

  private static String fragment(String location) {
    var hash = location.indexOf('#');
    return hash < 0 ? "" : location.substring(hash + 1);
  }
}
