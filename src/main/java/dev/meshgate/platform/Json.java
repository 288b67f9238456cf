package dev.meshgate.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/**
 * JSON with the factories kept: the static methods of {@code jakarta.json.Json} look for their
 * provider at every call, which costs thirty times the work itself.
 */
public final class Json {

  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonBuilderFactory BUILDERS =
      jakarta.json.Json.createBuilderFactory(Map.of());
  private static final JsonReaderFactory READERS = jakarta.json.Json.createReaderFactory(Map.of());
  private static final JsonWriterFactory WRITERS = jakarta.json.Json.createWriterFactory(Map.of());

  /**
   * Binds records by the names that travel: {@code taskType} is {@code task_type}, and an enum's
   * {@code IN_PROGRESS} is {@code in_progress}. What is null is left out.
   */
  public static final Jsonb BINDING =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withSerializers(new WireEnums.Writing())
              .withDeserializers(new WireEnums.Reading()));

  private Json() {}

  public static JsonString value(String text) {
    return PROVIDER.createValue(text);
  }

  public static JsonNumber value(long number) {
    return PROVIDER.createValue(number);
  }

  public static JsonNumber value(double number) {
    return PROVIDER.createValue(number);
  }

  public static JsonObjectBuilder object() {
    return BUILDERS.createObjectBuilder();
  }

  public static JsonArrayBuilder array() {
    return BUILDERS.createArrayBuilder();
  }

  public static JsonBuilderFactory builders() {
    return BUILDERS;
  }

  public static JsonReaderFactory readers() {
    return READERS;
  }

  /**
   * Reads any JSON value.
   *
   * @throws jakarta.json.JsonException when the text is none
   */
  public static JsonValue read(String text) {
    try (var reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** Reads an object that we wrote ourselves. */
  public static JsonObject readObject(String text) {
    return read(text).asJsonObject();
  }

  /** Writes a record as it is bound, into a buffer that need not grow for most answers. */
  public static String bound(Object value) {
    var text = new StringWriter(4_096);
    BINDING.toJson(value, text);
    return text.toString();
  }

  public static byte[] bytes(JsonValue value) {
    var bytes = new ByteArrayOutputStream(512);
    try (var writer = WRITERS.createWriter(bytes, UTF_8)) {
      writer.write(value);
    }
    return bytes.toByteArray();
  }
}
