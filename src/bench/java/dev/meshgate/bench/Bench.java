package dev.meshgate.bench;

import static dev.meshgate.bench.PeerToken.Algorithm.ES256;
import static dev.meshgate.bench.PeerToken.Algorithm.RS256;

import dev.meshgate.bench.Report.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;

/** Authenticated {@code tools/call}, at Meshgate and at its peers. */
public final class Bench {

  private static final List<Ratio> RATIOS =
      List.of(
          new Ratio("meshgate-legacy", "quarkus-legacy", 1, 1.3),
          new Ratio("meshgate-modern", "typescript-modern", 6, 8),
          new Ratio("meshgate-modern", "typescript-remembering", 1, 1));

  private final BenchSettings settings;
  private final Clock clock;
  private final Match match;

  private Bench(BenchSettings settings, Clock clock, Match match) {
    this.settings = settings;
    this.clock = clock;
    this.match = match;
  }

  /** Takes no arguments: every choice is an environment variable, see {@link BenchSettings}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    var clock = Clock.systemUTC();
    try (var match = new Match(settings, clock)) {
      new Bench(settings, clock, match).start();
      match.play("report.md", "calls", RATIOS);
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
    match.enter(server);
    var client = McpClient.connect(server.endpoint(), token, era);
    match.enter(name, server, client.dialogues(settings.connections()));
    return client.call();
  }
}
