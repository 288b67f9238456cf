package dev.meshgate.agents.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An agent on this computer that speaks plain HTTP. A task that begins {@code slow} takes a minute,
 * one that begins {@code break} is answered 500, all others are answered with their own words.
 */
final class PlainAgent implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A request for a task, as it came. */
  record Seen(Map<String, String> headers, JsonObject body) {}

  PlainAgent() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Seen> seen() {
    return seen;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/execute")) {
      send(exchange, 404, "{\"detail\":\"nothing here\"}");
      return;
    }
    var body = Json.readObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    seen.add(new Seen(headers, body));
    var task = body.getJsonObject("payload").getString("task");
    if (task.startsWith("break")) {
      send(exchange, 500, "{\"detail\":\"I broke\"}");
      return;
    }
    if (task.startsWith("slow")) {
      pause();
    }
    var result = Json.object().add("text", "Done: " + task).add("length", task.length());
    send(
        exchange,
        200,
        Json.object().add("status", "completed").add("result", result).build().toString());
  }

  private static void pause() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
