package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;

/** A Meshgate of this clone, freshly installed, and a token for it. */
record Meshgate(Server server, String token) {

  static Meshgate start(BenchSettings settings) throws IOException, InterruptedException {
    if (settings.meshgateUrl().isPresent()) {
      return running(settings);
    }
    throw new UnsupportedOperationException("later");
  }

  private static Meshgate running(BenchSettings settings) {
    return new Meshgate(
        new Server(
            URI.create(settings.meshgateUrl().orElseThrow()),
            ProcessTree.of(settings.meshgatePid().orElseThrow()),
            false),
        settings.meshgateToken().orElseThrow());
  }
}
