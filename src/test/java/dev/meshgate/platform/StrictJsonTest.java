package dev.meshgate.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private static void refuses(byte[] body) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> StrictJson.read(body));
  }

  @Test
  void readsWhatIsSound() {
    var text = "{\"a\":[1,-2.5e10,\"\\\"{[\\\\\",{\"b\":null}],\"c\":\"ä\"}";

    assertThat(StrictJson.read(text.getBytes(UTF_8))).isEqualTo(Json.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1}x",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"a\":2}}",
        "[{\"a\":1,\"a\":2}]",
        "1e1000",
        "[1E+99999999]",
        "11111111111111111111111111111111111111111111111111111111111111111",
        "\"\\",
        "{\"a\":01}"
      })
  void attack45Refuses(String body) {
    refuses(body.getBytes(UTF_8));
  }

  @Test
  void attack45RefusesWhatNestsTooDeep() {
    refuses(("[".repeat(65) + "]".repeat(65)).getBytes(UTF_8));
    refuses("{\"a\":".repeat(100_000).getBytes(UTF_8));
    assertThat(StrictJson.read("[".repeat(64) + "]".repeat(64))).isNotNull();
  }

  @Test
  void refusesWhatIsNotUtf8() {
    refuses("{\"a\":\"ä\"}".getBytes(ISO_8859_1));
  }

  @Test
  void quotesSoThatItReadsBack() {
    var text = "ä\u0000\u001f\"\\\n\r\t\u2028\uD83D\uDE00 end";

    assertThat(Json.readObject("{\"a\":" + JsonText.quoted(text) + "}").getString("a"))
        .isEqualTo(text);
    assertThat(JsonText.quoted("a\uD83Db")).isEqualTo("\"a\\ud83db\"");
    assertThat(JsonText.quoted("“a\u2028b”")).isEqualTo("\"“a\\u2028b”\"");
  }
}
