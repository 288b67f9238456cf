package dev.meshgate.clients;

import dev.meshgate.Assistant;
import dev.meshgate.DocumentHost;
import dev.meshgate.Gate;
import dev.meshgate.Product;
import dev.meshgate.Visitor;
import dev.meshgate.mcp.http.PatientAgent;
import dev.meshgate.node.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run by the profile {@code clients} alone: a plain build shall need neither Node nor Chromium. */
@DisplayName("The official clients, through a real browser, at a gate as it is shipped")
class ClientStories {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static Node node;
  private static Path chromium;
  private static @Nullable Gate patient;

  @BeforeAll
  static void bringEverything() throws IOException, InterruptedException {
    chromium = Chromium.installed();
    node = Node.installed("clients");
  }

  private static Map<String, String> at(Gate gate) {
    return Map.of(
        "CHROMIUM", chromium.toString(),
        "MESHGATE_URL", gate.baseUrl(),
        "MESHGATE_EMAIL", Gate.EMAIL,
        "MESHGATE_PASSWORD", Gate.PASSWORD,
        "MESHGATE_OUT", node.folder().toString());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "pages.js",
        "typescript-sdk-v1.js",
        "typescript-sdk-v2.js auto",
        "typescript-sdk-v2.js 2026-07-28",
        "inspector.js",
        "mcp-remote.js",
        "openid.js",
        "gpt-action.js",
        "machine.js"
      })
  void comeThrough(String story) throws IOException, InterruptedException {
    node.tell(story, at(Gate.onH2()), LIMIT);
  }

  @Test
  @DisplayName("apps.js, with an agent that takes long")
  void drawsAWidget() throws IOException, InterruptedException {
    node.tell("apps.js", at(patient()), LIMIT);
  }

  @ParameterizedTest(name = "{0}, with a token that a person made")
  @ValueSource(strings = {"bridge.js", "bridge-between.js", "bridge-strangers.js", "openapi.js"})
  void comeThroughWithAToken(String story) throws IOException, InterruptedException {
    try (var untrusted = DocumentHost.open()) {
      var environment = new HashMap<>(at(patient()));
      environment.put("MESHGATE_PAT", personalToken(patient()));
      environment.put("MESHGATE_NPX", node.npx().toString());
      environment.put("MESHGATE_UNTRUSTED", untrusted.at("/"));
      node.tell(story, environment, LIMIT);
    }
  }

  private static String personalToken(Gate gate) {
    var visitor = new Visitor(gate);
    var tokens = Assistant.registeredAt(visitor).connect("mcp:read mcp:execute");
    var answer = visitor.postJson("/v1/tokens", "{\"name\":\"A host\"}", tokens.header());
    return answer.json().getString("token");
  }

  /** A gate with an agent that takes half a minute. */
  private static synchronized Gate patient() {
    if (patient == null) {
      var war = "meshgate-patient.war";
      Product.copy("patient")
          .addClass(PatientAgent.class)
          .as(ZipExporter.class)
          .exportTo(Path.of("target", war).toFile(), true);
      patient = Gate.start("patient", war, Map.of());
    }
    return patient;
  }
}
