package dev.meshgate.agents.remote;

import dev.meshgate.Soon;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.egress.EgressSettings;
import dev.meshgate.platform.egress.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of adapters share: a server that says what it is told to, and the wire to it. */
abstract class AdapterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  ScriptedAgent server;
  final Watched work = new Watched();

  /** Gives the adapter its wire: there is no container. */
  abstract void connect(Wire wire);

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment")
  void start() throws IOException {
    server = new ScriptedAgent();
    connect(Wire.open(new EgressSettings(Set.of("127.0.0.1"))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static AgentReply reply(Turn turn) throws Exception {
    return turn.reply().get(20, TimeUnit.SECONDS);
  }

  static void until(Callable<Boolean> condition) {
    Soon.so(PATIENCE, condition);
  }
}
