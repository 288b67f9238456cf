package dev.meshgate.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.meshgate.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderParamTest {

  private static String property(String type, String header) {
    return "{\"type\":\"%s\",\"x-mcp-header\":\"%s\"}".formatted(type, header);
  }

  private static String schema(String properties) {
    return "{\"type\":\"object\",\"properties\":{" + properties + "}}";
  }

  @Test
  void isFoundHoweverDeepItIs() {
    var inner = schema("\"zone\":" + property("string", "Zone"));
    var params =
        HeaderParam.of(
            Json.readObject(
                schema("\"where\":" + inner + ",\"n\":" + property("integer", "Count"))));

    assertThat(params)
        .extracting(HeaderParam::header)
        .containsExactly("Mcp-Param-Zone", "Mcp-Param-Count");
    assertThat(params.get(0).value(Json.read("{\"where\":{\"zone\":\"a\"}}"))).hasToString("\"a\"");
    assertThat(params.get(0).value(Json.read("{\"where\":{\"zone\":null}}"))).isNull();
    assertThat(params.get(0).value(Json.read("[]"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Two Words", "", "Ä", "A:B"})
  void mustBeAToken(String header) {
    var schema = Json.readObject(schema("\"x\":" + property("string", header)));
    assertThatIllegalArgumentException().isThrownBy(() -> HeaderParam.of(schema));
  }

  @Test
  void isNoNumberNoListAndThereOnce() {
    for (var properties :
        new String[] {
          "\"x\":" + property("number", "X"),
          "\"x\":" + property("array", "X"),
          "\"x\":" + property("string", "X") + ",\"y\":" + property("string", "x")
        }) {
      var schema = Json.readObject(schema(properties));
      assertThatIllegalArgumentException().isThrownBy(() -> HeaderParam.of(schema));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, true",
    "7.0, 7, true",
    "7, '\"7\"', true",
    "7.0, '\"7\"', false",
    "true, true, true",
    "True, true, false",
    "1e999999999, 7, false",
    "x, 7, false"
  })
  void saysWhatTheArgumentSays(String header, String value, boolean same) {
    assertThat(HeaderParam.says(header, Json.read(value))).isEqualTo(same);
  }
}
