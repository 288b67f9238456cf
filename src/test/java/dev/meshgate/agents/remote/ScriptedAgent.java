package dev.meshgate.agents.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that says what it was told to, for what no real agent can be brought to do: breaking off
 * in the middle, lying, forgetting. What the real ones say is tried by the profile {@code peers}.
 */
final class ScriptedAgent implements AutoCloseable {

  private static final int NOTHING = 0;
  private static final byte[] STILL_THERE = ": still there\n\n".getBytes(UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<Line>> script = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  /** A request as it came; header names in any case. */
  record Seen(String line, Map<String, String> headers, String body) {}

  private record Line(int status, Map<String, String> headers, String body, boolean breaksOff) {}

  ScriptedAgent() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  Endpoint endpoint(Protocol protocol, String path) {
    return endpoint(protocol, path, "", "");
  }

  Endpoint endpoint(Protocol protocol, String path, String dialect, String fingerprint) {
    return new Endpoint(
        protocol,
        uri(path),
        dialect,
        true,
        Map.of("X-API-Key", "secret"),
        "Be brief.",
        Duration.ofSeconds(10),
        fingerprint);
  }

  /**
   * What is answered to a request such as {@code GET /ok}; of several answers one after the other,
   * and the last for ever.
   */
  ScriptedAgent on(String request, int status, String body, String... headers) {
    return on(request, new Line(status, named(body, headers), body, false));
  }

  /** What is said before the connection is cut. */
  ScriptedAgent breaksOff(String request, String body, String... headers) {
    return on(request, new Line(200, named(body, headers), body, true));
  }

  /** What is said before nothing more is, until the other side leaves. */
  ScriptedAgent hangs(String request, String body, String... headers) {
    return on(request, new Line(NOTHING, named(body, headers), body, false));
  }

  private ScriptedAgent on(String request, Line line) {
    script.computeIfAbsent(request, name -> new CopyOnWriteArrayList<>()).add(line);
    return this;
  }

  private static Map<String, String> named(String body, String... headers) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    var events = body.startsWith("data:") || body.startsWith("event:");
    all.put("Content-Type", events ? "text/event-stream" : "application/json");
    for (var i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return all;
  }

  List<Seen> seen() {
    return seen;
  }

  /** The requests of that line, such as {@code POST /threads}. */
  List<Seen> seen(String line) {
    return seen.stream().filter(one -> one.line().equals(line)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var lines = script.getOrDefault(request, List.of());
    var line =
        lines.isEmpty()
            ? new Line(404, Map.of("Content-Type", "text/plain"), "nothing here", false)
            : lines.get(lines.size() > 1 ? 0 : lines.size() - 1);
    if (lines.size() > 1) {
      lines.remove(0);
    }
    seen.add(new Seen(request, headers, body));
    say(exchange, line);
  }

  private void say(HttpExchange exchange, Line line) throws IOException {
    var bytes = line.body().getBytes(UTF_8);
    line.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (line.breaksOff()) {
      exchange.sendResponseHeaders(200, bytes.length + 1000L);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
      exchange.close();
    } else if (line.status() == NOTHING) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
      untilLeft(exchange);
      exchange.close();
    } else {
      exchange.sendResponseHeaders(line.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  /** Says again and again that it is there: only who writes hears that nobody reads any more. */
  private void untilLeft(HttpExchange exchange) {
    try {
      while (!closing.await(50, TimeUnit.MILLISECONDS)) {
        exchange.getResponseBody().write(STILL_THERE);
        exchange.getResponseBody().flush();
      }
    } catch (IOException e) {
      left.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the other side left while something was said to it, within ten seconds. */
  boolean wasLeft() throws InterruptedException {
    return left.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
