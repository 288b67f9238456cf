package dev.meshgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where the bridge is to be had")
class BridgeIT {

  private final Visitor visitor = new Visitor(Gate.onH2());

  @ParameterizedTest
  @CsvSource({
    "/bridge.tgz, application/gzip, meshgate-bridge.tgz",
    "/bridge.mcpb, application/zip, meshgate.mcpb",
    "/bridge.mcpb?service=mortgage, application/zip, meshgate-mortgage.mcpb",
    // A service that is not there looks like one that is: here nobody has signed in.
    "/bridge.mcpb?service=nowhere, application/zip, meshgate-nowhere.mcpb",
  })
  void anybodyMayHaveIt(String path, String type, String fileName) {
    var answer = visitor.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + fileName + '"');
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bridge.tgz", "/bridge.mcpb"})
  void isSentOnlyWhereItHasChanged(String path) {
    var tag = visitor.get(path).header("ETag");

    var again = visitor.get(path, "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).isEqualTo(tag).matches("\"[0-9a-f]{16}\"");
    assertThat(visitor.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mortgage", "..%2Fadmin", "a%22%7D", "a%0D%0AX:%20y"})
  void anIdThatNoServiceHasIsRefused(String service) {
    var answer = visitor.get("/bridge.mcpb?service=" + service);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("field")).isEqualTo("service");
    assertThat(answer.json().getString("message")).contains("small letter");
  }

  /** A bundle is made for this installation, whatever a proxy or a stranger says it is called. */
  @Test
  void anotherHostIsNotWrittenIntoTheBundle() {
    var usual = visitor.bytes("/bridge.mcpb");

    assertThat(visitor.bytes("/bridge.mcpb", "X-Forwarded-Host", "evil.example")).isEqualTo(usual);
  }
}
