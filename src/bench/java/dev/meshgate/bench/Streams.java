package dev.meshgate.bench;

import static dev.meshgate.bench.PeerToken.Algorithm.ES256;

import dev.meshgate.Assistant;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Many open streams at once: what each of them costs a server. */
public final class Streams {

  private static final int PEOPLE = 50;

  /** Opened and left again before anything is counted, so that all code is loaded. */
  private static final int FIRST = PEOPLE * 2;

  /** After this even those are forgotten whose clients left without a word. */
  private static final Duration REST = Duration.ofSeconds(20);

  /** What is asked to hear of; a server acknowledges what it has to tell. */
  private static final String NOTIFICATIONS =
      "{\"notifications\":{\"resourcesListChanged\":true,\"toolsListChanged\":true}}";

  /** What a server holds at one moment. */
  private record Held(long heapBytes, long threads, long megabytes) {}

  private final BenchSettings settings;
  private final int each;
  private final List<String> rows = new ArrayList<>();

  private Streams(BenchSettings settings, int each) {
    this.settings = settings;
    this.each = each;
  }

  /** Takes no arguments: see {@link BenchSettings} and {@code BENCH_STREAMS}. */
  public static void main(String[] arguments) throws Exception {
    var settings = BenchSettings.fromEnvironment();
    var clock = Clock.systemUTC();
    var streams = new Streams(settings, BenchSettings.number("STREAMS", 5_000) / PEOPLE);
    var conditions = new ArrayList<>(new Conditions(settings, clock).machine());
    streams.measureMeshgate();
    streams.measureTypescript(clock);
    conditions.add("load average at the end: " + Conditions.load());
    settings.leave(
        "streams.md",
        """
        - %s

        | server | open streams | live heap before, with them | of each stream \
        | threads before, with them | memory before, with them |
        |---|---|---|---|---|---|
        %s
        """
            .formatted(String.join("\n- ", conditions), String.join("\n", streams.rows)));
  }

  private void measureMeshgate() throws IOException, InterruptedException {
    var perUser = Map.of("MESHGATE_STREAMS_PER_USER", Integer.toString(each + FIRST));
    var meshgate = Meshgate.start(settings, perUser);
    try (var server = meshgate.server()) {
      var tokens = new ArrayList<String>();
      for (int person = 0; person < PEOPLE; person++) {
        var visitor = new Visitor(meshgate.baseUrl());
        tokens.add(Assistant.ofANewPerson(visitor).connect("mcp:read").access());
      }
      var jvm = server.processes().jvm();
      measure("Meshgate", server, tokens, Heap.ofJvm(settings.javaHome(), jvm, settings.work()));
    }
  }

  private void measureTypescript(Clock clock)
      throws IOException, InterruptedException, GeneralSecurityException {
    var payload = settings.work().resolve("payload.json");
    Files.writeString(payload, "{}");
    var peers = new Peers(settings, "http://127.0.0.1/mcp", payload);
    var token = PeerToken.issue(ES256, peers.audience(), settings.work(), clock);
    try (var server = peers.typescriptThatTellsItsHeap(token)) {
      var tokens = Collections.nCopies(PEOPLE, token.value());
      var heap = Heap.ofPage(server.endpoint().resolve("/heap"));
      measure("TypeScript SDK v2", server, tokens, heap);
    }
  }

  private void measure(String name, Server server, List<String> tokens, Heap heap)
      throws IOException, InterruptedException {
    var requests = tokens.stream().map(token -> listen(server.endpoint(), token)).toList();
    OpenStreams.of(server.endpoint(), times(FIRST / PEOPLE, requests)).close();
    Thread.sleep(REST.toMillis());
    var before = held(server, heap, "before");
    try (var streams = OpenStreams.of(server.endpoint(), times(each, requests))) {
      streams.listen(REST);
      var with = held(server, heap, "with-streams");
      streams.listen(Duration.ofSeconds(1));
      rows.add(row(name, streams.size(), before, with));
    }
  }

  private static byte[] listen(URI endpoint, String token) {
    var mcp = new Mcp(new Visitor(endpoint.toString()), endpoint.getPath(), Mcp.MODERN, token);
    var method = "subscriptions/listen";
    var accept = "application/json, text/event-stream";
    var pairs = mcp.headers(method, NOTIFICATIONS, "Accept", accept);
    var headers = new TreeMap<String, String>();
    for (int at = 0; at < pairs.length; at += 2) {
      headers.put(pairs[at], pairs[at + 1]);
    }
    var body = mcp.body(method, NOTIFICATIONS);
    return Request.post(endpoint, headers, "application/json", body).bytes();
  }

  private static List<byte[]> times(int each, List<byte[]> requests) {
    var all = new ArrayList<byte[]>();
    for (int time = 0; time < each; time++) {
      all.addAll(requests);
    }
    return all;
  }

  private static Held held(Server server, Heap heap, String moment)
      throws IOException, InterruptedException {
    // First the heap: counting it collects what else would be counted as memory.
    var live = heap.liveBytes(moment);
    var processes = server.processes();
    return new Held(live, processes.threads(), processes.residentMegabytes());
  }

  private static String row(String name, int streams, Held before, Held with) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f MB, %.1f MB | %.2f KB | %d, %d | %d MB, %d MB |",
        name,
        streams,
        before.heapBytes() / 1e6,
        with.heapBytes() / 1e6,
        (with.heapBytes() - before.heapBytes()) / 1024.0 / streams,
        before.threads(),
        with.threads(),
        before.megabytes(),
        with.megabytes());
  }
}
