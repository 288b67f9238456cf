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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * An agent on this computer that speaks plain HTTP. A task that begins {@code slow} takes a minute,
 * one that begins {@code wait 7} seven seconds and no thread, one that begins {@code ask} wants to
 * know a colour first, one that begins {@code break} is answered 500, all others are answered with
 * their own words.
 */
public final class PlainAgent implements AutoCloseable {

  private static final Pattern WAITS = Pattern.compile("wait (\\d+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /** A request for a task, as it came. */
  public record Seen(Map<String, String> headers, JsonObject body) {}

  public PlainAgent() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Seen> seen() {
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
    if (task.startsWith("ask") && !body.getJsonObject("context").toString().contains("answer: ")) {
      send(exchange, 200, "{\"status\":\"input_required\",\"question\":\"Which colour?\"}");
      return;
    }
    var waits = WAITS.matcher(task);
    if (waits.lookingAt()) {
      var unused =
          later.schedule(
              () -> done(exchange, task), Integer.parseInt(waits.group(1)), TimeUnit.SECONDS);
    } else {
      done(exchange, task);
    }
  }

  private static void done(HttpExchange exchange, String task) {
    var result = Json.object().add("text", "Done: " + task).add("length", task.length());
    try {
      send(
          exchange,
          200,
          Json.object().add("status", "completed").add("result", result).build().toString());
    } catch (IOException e) {
      // Whoever asked has gone.
      exchange.close();
    }
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
    later.shutdownNow();
  }
}
