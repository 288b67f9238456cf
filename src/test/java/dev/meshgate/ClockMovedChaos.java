package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clock that the product asks; the server under it keeps the right time. */
@DisplayName("A server whose clock is moved")
class ClockMovedChaos {

  private final Path clock = Path.of("target", "gates", "clock").toAbsolutePath();

  /** At once, so that the server never reads half of it. */
  private void move(String by) throws IOException {
    Files.createDirectories(clock.getParent());
    var next = Files.writeString(clock.resolveSibling("clock.next"), by);
    Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void twoHoursAheadAndBackAgain() throws IOException, InterruptedException {
    move("PT0S");
    var war = "meshgate-clock.war";
    Product.copy("clock")
        .addClass(MovableClock.class)
        .as(ZipExporter.class)
        .exportTo(Path.of("target", war).toFile(), true);
    var settings = Map.of("MESHGATE_SIGN_UP", "true", MovableClock.FILE, clock.toString());
    try (var gate = Gate.start("clock-moved", war, settings)) {
      var assistant = Assistant.registeredAt(gate);
      var other = Assistant.registeredAt(gate);
      var before = assistant.connect("mcp:read mcp:execute");
      var ended = other.connect("mcp:read mcp:execute");
      assertThat(status(assistant, before)).isEqualTo(200);

      move("PT2H");
      until(assistant, before, 401);
      var ahead = Assistant.tokensOf(assistant.refresh(before.refresh()));
      until(assistant, ahead, 200);
      var endedAhead = Assistant.tokensOf(other.refresh(ended.refresh()));
      until(other, endedAhead, 200);
      assertThat(revoke(other, endedAhead)).isEqualTo(200);
      assertThat(status(other, endedAhead)).isEqualTo(401);

      move("PT0S");
      until(assistant, ahead, 200);
      assertThat(status(other, endedAhead)).isEqualTo(401);
      assertThat(status(other, ended)).isEqualTo(401);
      assertThat(other.refresh(endedAhead.refresh()).status()).isEqualTo(400);
      var after = Assistant.tokensOf(assistant.refresh(ahead.refresh()));
      until(assistant, after, 200);
      var anew = Assistant.registeredAt(gate).connect("mcp:read");
      assertThat(status(assistant, anew)).isEqualTo(200);

      assertThat(writtenDown(gate)).contains("\"holds\":true");
    }
  }

  private static int status(Assistant assistant, Tokens tokens) {
    return new Mcp(assistant.visitor(), "/v1/mcp", Mcp.MODERN, tokens.access())
        .tool("list_agents", "{}")
        .status();
  }

  private static int revoke(Assistant assistant, Tokens tokens) {
    return assistant
        .visitor()
        .postForm(
            "/oauth/revoke", Map.of("token", tokens.refresh(), "client_id", assistant.clientId()))
        .status();
  }

  private static String writtenDown(Gate gate) {
    var administration =
        Assistant.registeredAt(gate).connect("mcp:manage", gate.baseUrl() + "/v1/admin");
    return new Visitor(gate)
        .get("/v1/admin/audit/verification", administration.header())
        .body()
        .replace(" ", "");
  }

  /** A clock that jumps is seen within a second, and what was read before it counts as old. */
  private static void until(Assistant assistant, Tokens tokens, int wanted)
      throws InterruptedException {
    var deadline = Instant.now().plusSeconds(15);
    int last;
    while ((last = status(assistant, tokens)) != wanted) {
      assertThat(Instant.now()).as("still " + last).isBefore(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
