package dev.meshgate.workflows;

import dev.meshgate.platform.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is given when a workflow is run.
 *
 * @param otherwise what stands for it when it is not given; null for nothing
 * @param allowed the values that it may have; empty for all of its type. Of a list, each item.
 */
public record Parameter(
    String name,
    Type type,
    boolean required,
    @Nullable JsonValue otherwise,
    List<JsonValue> allowed,
    String description) {

  public Parameter {
    allowed = List.copyOf(allowed);
  }

  /** What it is. */
  public enum Type {
    STRING("string", "a text"),
    NUMBER("number", "a number"),
    BOOLEAN("boolean", "true or false"),
    STRINGS("string[]", "a list of texts");

    private final String word;
    private final String inWords;

    Type(String word, String inWords) {
      this.word = word;
      this.inWords = inWords;
    }

    /** The word as it travels. */
    public String word() {
      return word;
    }

    boolean takes(JsonValue value) {
      return switch (this) {
        case STRING -> value instanceof JsonString;
        case NUMBER -> value instanceof JsonNumber;
        case BOOLEAN -> value == JsonValue.TRUE || value == JsonValue.FALSE;
        case STRINGS ->
            value.getValueType() == JsonValue.ValueType.ARRAY
                && value.asJsonArray().stream().allMatch(JsonString.class::isInstance);
      };
    }
  }

  /** What is wrong with a value for it, as a sentence. */
  Optional<String> refusal(JsonValue value) {
    if (!type.takes(value)) {
      return Optional.of(name + " must be " + type.inWords + ".");
    }
    if (required && text(value).isBlank()) {
      return Optional.of(name + " is required and must not be empty.");
    }
    var each = type == Type.STRINGS ? value.asJsonArray() : List.of(value);
    return allowed.isEmpty() || allowed.containsAll(each)
        ? Optional.empty()
        : Optional.of(
            name
                + (type == Type.STRINGS ? " may hold only " : " must be one of ")
                + allowed.stream().map(Parameter::plain).collect(Collectors.joining(", "))
                + ".");
  }

  /**
   * How a value stands in the words of a step: short items of a list beside each other, those of
   * several lines below each other.
   */
  static String text(JsonValue value) {
    if (value.getValueType() != JsonValue.ValueType.ARRAY) {
      return plain(value);
    }
    var items = value.asJsonArray().stream().map(Parameter::plain).toList();
    var isLong = items.stream().anyMatch(item -> item.contains("\n"));
    return String.join(isLong ? "\n\n" : ", ", items);
  }

  private static String plain(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  /** As it is told to whoever wants to run the workflow. */
  public JsonObject json() {
    var json = Json.object().add("name", name).add("type", type.word()).add("required", required);
    if (otherwise != null) {
      json.add("default", otherwise);
    }
    if (!allowed.isEmpty()) {
      var values = Json.array();
      allowed.forEach(values::add);
      json.add("allowed", values);
    }
    return json.add("description", description).build();
  }
}
