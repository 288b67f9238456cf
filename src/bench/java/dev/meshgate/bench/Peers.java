package dev.meshgate.bench;

import dev.meshgate.Ports;
import dev.meshgate.node.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds and starts the peers, each as its own documentation says.
 *
 * @param payload a file with what their tool answers
 */
record Peers(BenchSettings settings, String audience, Path payload) {

  private static final int MINUTES_TO_BUILD = 5;

  /** MCP TypeScript SDK v2 on Node 22. */
  Server typescript(PeerToken token, boolean remembersTokens)
      throws IOException, InterruptedException {
    var name = remembersTokens ? "typescript-remembering" : "typescript";
    var start =
        onNode(settings, "typescript", name)
            .with("PEER_REMEMBERS", Boolean.toString(remembersTokens));
    return start(start, token);
  }

  /**
   * A peer that is a script of Node's.
   *
   * @param peer its folder
   * @param flags what Node itself is told
   */
  static Server.Start onNode(BenchSettings settings, String peer, String log, String... flags)
      throws IOException, InterruptedException {
    var node = Node.installed(settings.peer(peer), settings.work().resolve(peer));
    var words = new ArrayList<>(List.of(node.binary().toString()));
    words.addAll(List.of(flags));
    words.add("server.mjs");
    return new Server.Start(node.work(), settings.work().resolve(log + ".log"), words);
  }

  /** The same, with a page that tells how much of its heap is in use. */
  Server typescriptThatTellsItsHeap(PeerToken token) throws IOException, InterruptedException {
    return start(onNode(settings, "typescript", "typescript-heap", "--expose-gc"), token);
  }

  /** Quarkus MCP server with SmallRye JWT. */
  Server quarkus(PeerToken token) throws IOException, InterruptedException {
    var project = settings.peer("quarkus");
    var jar = settings.work().resolve("quarkus/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      var maven = settings.maven().toString();
      new Command(
              project,
              settings.work().resolve("quarkus-build.log"),
              List.of(maven, "-B", "-ntp", "-f", project.resolve("pom.xml").toString(), "package"))
          .run(MINUTES_TO_BUILD);
    }
    var start =
        new Server.Start(
            project,
            settings.work().resolve("quarkus-" + token.algorithm() + ".log"),
            List.of(
                settings.javaHome().resolve("bin/java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString()));
    return start(start, token);
  }

  private Server start(Server.Start start, PeerToken token)
      throws IOException, InterruptedException {
    int port = Ports.free();
    start
        .with("PEER_PORT", Integer.toString(port))
        .with("PEER_ISSUER", PeerToken.ISSUER)
        .with("PEER_AUDIENCE", audience)
        .with("PEER_ALGORITHM", token.algorithm().name())
        .with("PEER_KEY", token.key().toString())
        .with("PEER_PAYLOAD", payload.toString());
    return Server.start(URI.create("http://127.0.0.1:" + port + "/mcp"), start);
  }
}
