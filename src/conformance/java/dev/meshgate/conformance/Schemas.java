package dev.meshgate.conformance;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The forms that the suite wants to be shown. */
final class Schemas {

  private Schemas() {}

  /** A form of strings that must all be filled in. */
  static JsonObject strings(String... names) {
    return object(
        Arrays.stream(names)
            .map(name -> "\"%s\":{\"type\":\"string\"}".formatted(name))
            .collect(Collectors.joining(",")),
        names);
  }

  /** One of each kind, each with what it is if nothing is filled in. */
  static JsonObject defaults() {
    return object(
        """
        "name":{"type":"string","default":"John Doe"},
        "age":{"type":"integer","default":30},
        "score":{"type":"number","default":95.5},
        "status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
        "verified":{"type":"boolean","default":true}
        """);
  }

  /** Choices in each form that MCP has for them. */
  static JsonObject choices() {
    return object(
        """
        "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
        "titledSingle":{"type":"string","oneOf":[
          {"const":"value1","title":"First Option"},
          {"const":"value2","title":"Second Option"},
          {"const":"value3","title":"Third Option"}]},
        "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],
          "enumNames":["Option One","Option Two","Option Three"]},
        "untitledMulti":{"type":"array","items":
          {"type":"string","enum":["option1","option2","option3"]}},
        "titledMulti":{"type":"array","items":{"anyOf":[
          {"const":"value1","title":"First Choice"},
          {"const":"value2","title":"Second Choice"},
          {"const":"value3","title":"Third Choice"}]}}
        """);
  }

  private static JsonObject object(String properties, String... required) {
    var names = Json.builders().createArrayBuilder(Arrays.asList(required));
    return Json.object()
        .add("type", "object")
        .add("properties", Json.readObject("{" + properties + "}"))
        .add("required", names)
        .build();
  }
}
