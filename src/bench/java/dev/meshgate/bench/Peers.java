package dev.meshgate.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
    var project = settings.work().resolve("typescript");
    copy(settings.peer("typescript"), project);
    // The registry's own Node: a fixed version, whatever the machine has.
    var arm = System.getProperty("os.arch").equals("aarch64");
    var node = "node_modules/node-linux-" + (arm ? "arm64" : "x64") + "/bin/node";
    if (!Files.exists(project.resolve(node))) {
      var install = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      new Command(project, settings.work().resolve("npm.log"), install).run(MINUTES_TO_BUILD);
    }
    var name = remembersTokens ? "typescript-remembering" : "typescript";
    var start =
        new Server.Start(
                project, settings.work().resolve(name + ".log"), List.of(node, "server.mjs"))
            .with("PEER_REMEMBERS", Boolean.toString(remembersTokens));
    return start(start, token);
  }

  /** Quarkus MCP server with SmallRye JWT. */
  Server quarkus(PeerToken token) throws IOException, InterruptedException {
    var project = settings.peer("quarkus");
    var jar = settings.work().resolve("quarkus/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      var maven = settings.project().resolve("mvnw").toString();
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
            List.of(settings.java().toString(), "-Xmx512m", "-jar", jar.toString()));
    return start(start, token);
  }

  private Server start(Server.Start start, PeerToken token)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    start
        .with("PEER_PORT", Integer.toString(port))
        .with("PEER_ISSUER", PeerToken.ISSUER)
        .with("PEER_AUDIENCE", audience)
        .with("PEER_ALGORITHM", token.algorithm().name())
        .with("PEER_KEY", token.key().toString())
        .with("PEER_PAYLOAD", payload.toString());
    return Server.start(URI.create("http://127.0.0.1:" + port + "/mcp"), start);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.newDirectoryStream(from, "*.{json,mjs}")) {
      for (var file : files) {
        Files.copy(file, to.resolve(file.getFileName()), REPLACE_EXISTING);
      }
    }
  }
}
