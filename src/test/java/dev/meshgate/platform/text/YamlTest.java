package dev.meshgate.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.platform.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("YAML of JSON")
class YamlTest {

  @Test
  void isWrittenInBlocks() {
    var json = Json.readObject("{\"a\":{\"b\":[1,{\"c\":true}]},\"d\":[],\"e\":{},\"f\":null}");

    assertThat(Yaml.of(json))
        .isEqualTo("a:\n  b:\n    - 1\n    -\n      c: true\nd: []\ne: {}\nf: null\n");
  }

  @Test
  void leavesNothingToBeMistaken() {
    var json = Json.readObject("{\"200\":\"no\",\"on\":\"a: b # \\\"c\\\"\\n\",\"mcp:x\":\"1.0\"}");

    assertThat(Yaml.of(json))
        .isEqualTo("\"200\": \"no\"\n\"on\": \"a: b # \\\"c\\\"\\n\"\n\"mcp:x\": \"1.0\"\n");
  }
}
