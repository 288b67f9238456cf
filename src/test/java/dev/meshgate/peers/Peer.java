package dev.meshgate.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.Ports;
import dev.meshgate.Visitor;
import dev.meshgate.node.Node;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server that somebody else wrote, started from the packages of {@code src/peers}. */
final class Peer implements AutoCloseable {

  private final Process process;
  private final String url;

  /** Starts it and waits until it says that it is ready. */
  static Peer start(Node node, String script, String... arguments) throws Exception {
    var port = Ports.free();
    var command = new ArrayList<>(List.of(node.binary().toString(), script, String.valueOf(port)));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(node.work().toFile())
            .redirectErrorStream(true)
            .start();
    var ready = new CompletableFuture<String>();
    var listening = new Thread(() -> listen(process, ready), script);
    listening.setDaemon(true);
    listening.start();
    try {
      ready.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
    return new Peer(process, "http://127.0.0.1:" + port);
  }

  /** To the end, or the server would wait for somebody to read what it says. */
  private static void listen(Process process, CompletableFuture<String> ready) {
    var said = new StringBuilder();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("ready ")) {
          ready.complete(line);
        }
      }
      ready.completeExceptionally(new AssertionError("it ended and had said: " + said));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private Peer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  String url() {
    return url;
  }

  /** What it was asked. */
  JsonObject seen() {
    return new Visitor(url).get("/seen").json();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
