package dev.meshgate.platform;

import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;

/**
 * Makes JSON-B write and read every enum by its name on the wire. The type parameter is raw on
 * purpose: Yasson compares it with the class of the value, and {@code Enum<?>} is none.
 */
@SuppressWarnings("rawtypes")
final class WireEnums {

  private WireEnums() {}

  static final class Writing implements JsonbSerializer<Enum> {

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializationContext context) {
      json.write(WireName.of(value));
    }
  }

  static final class Reading implements JsonbDeserializer<Enum> {

    @Override
    public Enum deserialize(JsonParser json, DeserializationContext context, Type type) {
      var name = json.getString();
      for (var constant : ((Class<?>) type).getEnumConstants()) {
        if (WireName.of((Enum) constant).equals(name)) {
          return (Enum) constant;
        }
      }
      throw new JsonbException(name + " is none of " + WireName.all((Class<?>) type));
    }
  }
}
