package dev.meshgate.bench;

import dev.meshgate.bench.Report.Ratio;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an authorization server is asked most, at Meshgate, which keeps everything in PostgreSQL,
 * and at node-oidc-provider, which keeps it in memory.
 */
public final class Tokens {

  private static final String OURS = "meshgate";
  private static final String PEER = "oidc-provider";

  private Tokens() {}

  /** Takes no arguments: see {@link BenchSettings}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    try (var match = new Match(settings, Clock.systemUTC())) {
      var ours = Gatekeeper.start(settings);
      match.enter(ours.server());
      var peer = OidcProvider.start(settings);
      match.enter(peer.server());
      var oursBrowsers = browsers(ours, settings.connections());
      var peersBrowsers = browsers(peer, settings.connections());
      // Flow by flow, so that what is compared ran within seconds.
      for (var flow : Flow.values()) {
        match.enter(flow.of(OURS), ours.server(), dialogues(flow, ours.client(), oursBrowsers));
        match.enter(flow.of(PEER), peer.server(), dialogues(flow, peer.client(), peersBrowsers));
      }
      // What the peer gives unless it is told otherwise; it signs nothing.
      match.enter(
          Flow.CLIENT_CREDENTIALS.of(PEER + "-opaque"),
          peer.server(),
          dialogues(Flow.CLIENT_CREDENTIALS, peer.client().withoutResource(), peersBrowsers));
      match.play("tokens.md", "grants", ratios());
    }
  }

  /** As many people as connections, so that no two wait for the same row. */
  private static List<String> browsers(Authorizing authorizing, int people) throws IOException {
    var browsers = new ArrayList<String>();
    for (int person = 0; person < people; person++) {
      browsers.add(authorizing.cookiesOfANewPerson());
    }
    return browsers;
  }

  private static List<Dialogue> dialogues(Flow flow, OAuthClient client, List<String> browsers) {
    return browsers.stream().map(cookies -> flow.dialogue(client, cookies)).toList();
  }

  private static List<Ratio> ratios() {
    return Arrays.stream(Flow.values())
        .map(flow -> new Ratio(flow.of(OURS), flow.of(PEER), flow.budget(), flow.budget()))
        .toList();
  }
}
