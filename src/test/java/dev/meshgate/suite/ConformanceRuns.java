package dev.meshgate.suite;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Ports;
import dev.meshgate.Visitor;
import dev.meshgate.node.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run by the profile {@code conformance} alone, at the WAR that holds what the suite asks for. */
@DisplayName("The official conformance suite, at a gate with the suite's fixtures in it")
class ConformanceRuns {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static Node node;
  private static Map<String, String> environment;

  @BeforeAll
  static void bringEverything() throws IOException, InterruptedException {
    node = Node.installed("conformance");
    Gate gate =
        Gate.start(
            "conformance", "meshgate-conformance.war", Map.of("MESHGATE_STREAMS_PER_USER", "200"));
    int port = Ports.free();
    Assistant assistant =
        Assistant.registeredAt(
            new Visitor(gate),
            "The conformance suite",
            "http://127.0.0.1:%d/callback".formatted(port));
    environment =
        Map.of(
            "MESHGATE_URL", gate.baseUrl(),
            "MESHGATE_TOKEN", assistant.connect("mcp:read mcp:execute").access(),
            "MESHGATE_CLIENT_ID", assistant.clientId(),
            "MESHGATE_CALLBACK_PORT", String.valueOf(port),
            "MESHGATE_EMAIL", Gate.EMAIL,
            "MESHGATE_PASSWORD", Gate.PASSWORD);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "requirements.js 2026-07-28",
        "requirements.js 2025-11-25",
        "scenario.js json-schema-2020-12 2026-07-28",
        "scenario.js json-schema-2020-12 2025-11-25",
        "scenario.js http-header-validation 2026-07-28",
        "scenario.js http-custom-header-server-validation 2026-07-28",
        "scenario.js tasks-lifecycle 2026-07-28",
        "scenario.js tasks-capability-negotiation 2026-07-28",
        "scenario.js tasks-wire-fields 2026-07-28",
        "scenario.js tasks-request-state-removal 2026-07-28",
        "scenario.js tasks-mrtr-input 2026-07-28",
        "scenario.js tasks-request-headers 2026-07-28",
        "scenario.js tasks-dispatch-and-envelope 2026-07-28",
        "scenario.js tasks-required-task-error 2026-07-28",
        "scenario.js tasks-mrtr-composition 2026-07-28",
        "authorization.js"
      })
  void saysWhatIsExpected(String run) throws IOException, InterruptedException {
    node.tell(run, environment, LIMIT);
  }
}
