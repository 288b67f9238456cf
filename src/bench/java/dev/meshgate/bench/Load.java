package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed loop from one thread: every connection has one call in flight, all the time.
 *
 * <p>Each connection sends its own request over and over, so that no two calls in flight bear the
 * same JSON-RPC id.
 */
final class Load {

  /** What a server did while it was under load. */
  record Outcome(Latencies latencies, double wallSeconds, int answerBytes) {}

  private final Selector selector;
  private final Latencies latencies = new Latencies();
  private int inFlight;
  private int answerBytes;

  private Load(Selector selector) {
    this.selector = selector;
  }

  static Outcome run(URI endpoint, List<byte[]> requests, Duration time) throws IOException {
    try (var selector = Selector.open()) {
      var connections = new ArrayList<Connection>();
      try {
        for (var request : requests) {
          connections.add(Connection.open(endpoint, request, selector));
        }
        return new Load(selector).run(connections, time);
      } finally {
        for (var connection : connections) {
          connection.channel().close();
        }
      }
    }
  }

  private Outcome run(List<Connection> connections, Duration time) throws IOException {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    for (var connection : connections) {
      connection.send();
      inFlight++;
    }
    // What is in flight at the end is awaited, so that the server's work and ours are the same.
    while (inFlight > 0) {
      selector.select();
      boolean more = System.nanoTime() < end;
      for (var key : selector.selectedKeys()) {
        serve((Connection) key.attachment(), more);
      }
      selector.selectedKeys().clear();
    }
    return new Outcome(latencies, (System.nanoTime() - start) / 1e9, answerBytes);
  }

  private void serve(Connection connection, boolean more) throws IOException {
    if (!connection.receive()) {
      return;
    }
    latencies.add(connection.nanosSinceSent());
    answerBytes = connection.answerBytes();
    inFlight--;
    if (more) {
      connection.send();
      inFlight++;
    }
  }
}
