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
import java.util.stream.Stream;

/** A server that somebody else wrote, started from the packages of {@code src/peers}. */
final class Peer implements AutoCloseable {

  private static final String LANGGRAPH =
      "node_modules/@langchain/langgraph-cli/dist/cli/cli.mjs dev"
          + " --config langgraph/langgraph.json --host 127.0.0.1 --no-browser --no-reload";

  private final Process process;
  private final int port;
  private final String url;

  /** Starts a script and waits until it says that it is ready. */
  static Peer start(Node node, String script, String... arguments) throws Exception {
    return start(node, Ports.free(), script, arguments);
  }

  /** The same at a port, where another was before. */
  static Peer start(Node node, int port, String script, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(node.binary().toString(), script, String.valueOf(port)));
    command.addAll(List.of(arguments));
    return start(node, port, command, "ready ");
  }

  /** The server that the makers of LangGraph have for development. */
  static Peer langGraph(Node node) throws Exception {
    var port = Ports.free();
    var command = new ArrayList<>(List.of(node.binary().toString()));
    command.addAll(List.of(LANGGRAPH.split(" ")));
    command.addAll(List.of("--port", String.valueOf(port)));
    var peer = start(node, port, command, "");
    for (var i = 0; i < 600 && !peer.isOk(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return peer;
  }

  private boolean isOk() {
    try {
      return new Visitor(url).get("/ok").status() == 200;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Peer start(Node node, int port, List<String> command, String readiness)
      throws Exception {
    var builder = new ProcessBuilder(command).directory(node.work().toFile());
    builder.environment().put("LANGGRAPH_CLI_NO_ANALYTICS", "1");
    builder.environment().put("LANGSMITH_TRACING", "false");
    var process = builder.redirectErrorStream(true).start();
    var ready = new CompletableFuture<String>();
    var listening = new Thread(() -> listen(process, readiness, ready), command.get(1));
    listening.setDaemon(true);
    listening.start();
    try {
      ready.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
    return new Peer(process, port);
  }

  /** To the end, or the server would wait for somebody to read what it says. */
  private static void listen(Process process, String readiness, CompletableFuture<String> ready) {
    var said = new StringBuilder();
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(readiness)) {
          ready.complete(line);
        }
      }
      ready.completeExceptionally(new AssertionError("it ended and had said: " + said));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private Peer(Process process, int port) {
    this.process = process;
    this.port = port;
    this.url = "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
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
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
