package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A Meshgate of this clone, freshly installed, and a token for it. */
record Meshgate(Server server, String token) {

  static Meshgate start(BenchSettings settings) throws IOException, InterruptedException {
    return settings.meshgateUrl().isPresent() ? running(settings) : fresh(settings);
  }

  private static Meshgate running(BenchSettings settings) {
    return new Meshgate(
        new Server(
            URI.create(settings.meshgateUrl().orElseThrow()),
            ProcessTree.of(settings.meshgatePid().orElseThrow()),
            false),
        settings.meshgateToken().orElseThrow());
  }

  private static Meshgate fresh(BenchSettings settings) throws IOException, InterruptedException {
    var data = settings.work().resolve("data");
    delete(data);
    int port = Server.freePort();
    var base = "http://127.0.0.1:" + port;
    var script = settings.project().resolve("target/liberty/wlp/bin/server").toString();
    var start =
        new Server.Start(
                settings.project(),
                settings.work().resolve("meshgate.log"),
                List.of(script, "run", "meshgate"))
            .with("JAVA_HOME", settings.javaHome().toString())
            .with("MESHGATE_HTTP_PORT", Integer.toString(port))
            .with("MESHGATE_BASE_URL", base)
            .with("MESHGATE_DATA_DIR", data.toString());
    var server = Server.start(URI.create(base + "/v1/mcp"), start);
    awaitReady(URI.create(base + "/health/ready"));
    return new Meshgate(server, settings.meshgateToken().orElse("none yet"));
  }

  /** The port is open before the application is there. */
  private static void awaitReady(URI ready) throws IOException, InterruptedException {
    var http = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(ready).build();
    for (int tries = 0; tries < 600; tries++) {
      if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
        return;
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException(ready + " does not become 200");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
