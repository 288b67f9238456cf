package dev.meshgate.bench;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.bench.Server.Start;
import java.net.URI;
import java.util.Map;

/** A Meshgate of this clone, freshly installed, and an access token that it issued. */
record Meshgate(Server server, String baseUrl, String token) {

  /** Limits that count each call and that no bench of this world reaches. */
  private static final String UNREACHED = "100000000";

  /** As it is shipped; its assistant has registered, signed in and been allowed. */
  static Meshgate start(BenchSettings settings) {
    var environment =
        Map.of(
            Start.JAVA_HOME,
            settings.javaHome().toString(),
            "MESHGATE_LIMIT_PERSON",
            UNREACHED,
            "MESHGATE_LIMIT_CLIENT",
            UNREACHED,
            "MESHGATE_SIGN_UP",
            "true",
            "MESHGATE_REGISTRATION_HOURLY",
            "1000");
    var gate = Gate.start("bench", environment);
    var token = Assistant.registeredAt(gate).connect("mcp:read mcp:execute").access();
    var endpoint = URI.create(gate.baseUrl() + "/v1/mcp");
    return new Meshgate(
        new Server(endpoint, new ProcessTree(gate.process())), gate.baseUrl(), token);
  }
}
