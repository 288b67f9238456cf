package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A closed loop from one thread: every connection has one call in flight, all the time. */
final class Load {

  /** What a server did while it was under load. */
  record Outcome(Latencies latencies, double wallSeconds, int askedBytes, int answerBytes) {}

  private final Selector selector;
  private final Latencies latencies = new Latencies();
  private int inFlight;
  private int askedBytes;
  private int answerBytes;

  private Load(Selector selector) {
    this.selector = selector;
  }

  static Outcome run(URI endpoint, List<Dialogue> dialogues, Duration time) throws IOException {
    try (var selector = Selector.open()) {
      var connections = new ArrayList<Connection>();
      try {
        for (var dialogue : dialogues) {
          connections.add(Connection.open(endpoint, dialogue, selector));
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
    var wallSeconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(latencies, wallSeconds, askedBytes, answerBytes);
  }

  private void serve(Connection connection, boolean more) throws IOException {
    if (!connection.receive()) {
      return;
    }
    latencies.add(connection.nanosSinceSent());
    askedBytes = connection.askedBytes();
    answerBytes = connection.answerBytes();
    inFlight--;
    if (more) {
      connection.send();
      inFlight++;
    }
  }
}
