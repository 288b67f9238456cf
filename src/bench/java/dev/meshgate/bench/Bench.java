package dev.meshgate.bench;

import static dev.meshgate.bench.PeerToken.Algorithm.ES256;
import static dev.meshgate.bench.PeerToken.Algorithm.RS256;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts Meshgate and its peers, measures them turn by turn, prints the figures. */
public final class Bench {

  private static final int SERVERS_CORE = 0;
  private static final int GENERATORS_CORE = 1;

  private final BenchSettings settings;
  private final Clock clock;
  private final List<Server> servers = new ArrayList<>();
  private final List<Contender> contenders = new ArrayList<>();

  private Bench(BenchSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes no arguments: every choice is an environment variable, see {@link BenchSettings}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    Files.createDirectories(settings.work());
    var bench = new Bench(settings, Clock.systemUTC());
    try {
      bench.start();
      bench.run();
    } finally {
      bench.servers.forEach(Server::close);
    }
  }

  private void start() throws IOException, InterruptedException, GeneralSecurityException {
    var meshgate = Meshgate.start(settings);
    var payload = settings.work().resolve("payload.json");
    var answer = enter("meshgate-modern", meshgate.server(), meshgate.token(), Era.MODERN);
    Files.writeString(payload, Payload.of(answer));
    enter("meshgate-legacy", meshgate.server(), meshgate.token(), Era.LEGACY);

    startPeers(new Peers(settings, meshgate.server().endpoint().toString(), payload));
  }

  private void startPeers(Peers peers)
      throws IOException, InterruptedException, GeneralSecurityException {
    var es256 = PeerToken.issue(ES256, peers.audience(), settings.work(), clock);
    var rs256 = PeerToken.issue(RS256, peers.audience(), settings.work(), clock);
    if (settings.runs("typescript-modern")) {
      enter("typescript-modern", peers.typescript(es256, false), es256.value(), Era.MODERN);
    }
    if (settings.runs("typescript-remembering")) {
      enter("typescript-remembering", peers.typescript(es256, true), es256.value(), Era.MODERN);
    }
    if (settings.runs("quarkus-legacy")) {
      enter("quarkus-legacy", peers.quarkus(rs256), rs256.value(), Era.LEGACY);
    }
  }

  /** Makes a contender of a server, and gives what it answers. */
  private String enter(String name, Server server, String token, Era era)
      throws IOException, InterruptedException {
    if (!servers.contains(server)) {
      servers.add(server);
    }
    var client = McpClient.connect(server.endpoint(), token, era);
    var answer = client.call();
    if (settings.runs(name)) {
      contenders.add(new Contender(name, server, client.requests(settings.connections())));
    }
    return answer;
  }

  private void run() throws IOException, InterruptedException {
    // Before anything is pinned: on one core the JVM's compilers would wait behind the load.
    for (var contender : contenders) {
      contender.warmUp(settings.warmUpSeconds());
    }
    if (settings.pinned()) {
      pin();
    }
    var conditions = new Conditions(settings, clock).asTheyAre();
    for (int round = 0; round < settings.rounds(); round++) {
      for (var contender : contenders) {
        contender.measure(settings.roundSeconds());
      }
    }
    conditions.add("load average at the end: " + Conditions.load());
    var report = new Report(conditions, contenders).markdown();
    Files.writeString(settings.work().resolve("report.md"), report);
    System.out.println(report);
  }

  private void pin() throws IOException, InterruptedException {
    for (var server : servers) {
      server.processes().pinTo(SERVERS_CORE, settings.work());
    }
    new ProcessTree(ProcessHandle.current()).pinRootTo(GENERATORS_CORE, settings.work());
  }
}
