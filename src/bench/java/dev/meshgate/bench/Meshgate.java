package dev.meshgate.bench;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.bench.Server.Start;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Meshgate of this clone, freshly installed, and an access token that it issued. */
record Meshgate(Server server, String baseUrl, String token) {

  /** Limits that count each call and that no bench of this world reaches. */
  private static final String UNREACHED = "100000000";

  /** As it is shipped; its assistant has registered, signed in and been allowed. */
  static Meshgate start(BenchSettings settings) {
    return start(settings, Map.of());
  }

  /** The same with what else its environment says. */
  static Meshgate start(BenchSettings settings, Map<String, String> more) {
    var environment = new HashMap<>(more);
    environment.put(Start.JAVA_HOME, settings.javaHome().toString());
    List.of("PERSON", "CLIENT", "ADDRESS")
        .forEach(limit -> environment.put("MESHGATE_LIMIT_" + limit, UNREACHED));
    environment.put("MESHGATE_SIGN_UP", "true");
    environment.put("MESHGATE_REGISTRATION_HOURLY", "1000");
    var gate = Gate.start("bench", environment);
    var token = Assistant.registeredAt(gate).connect("mcp:read mcp:execute").access();
    var endpoint = URI.create(gate.baseUrl() + "/v1/mcp");
    return new Meshgate(
        new Server(endpoint, new ProcessTree(gate.process())), gate.baseUrl(), token);
  }
}
