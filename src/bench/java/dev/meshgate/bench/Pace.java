package dev.meshgate.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An open loop from one thread: calls are due at a steady pace, whatever the server does. A call
 * that finds no connection free waits, and is timed from when it was due.
 */
final class Pace {

  private final Selector selector;
  private final Deque<Connection> free = new ArrayDeque<>();
  private final Latencies latencies = new Latencies();

  private Pace(Selector selector) {
    this.selector = selector;
  }

  static Latencies run(URI endpoint, List<Dialogue> dialogues, int perSecond, Duration time)
      throws IOException {
    try (var selector = Selector.open()) {
      var pace = new Pace(selector);
      var connections = new ArrayList<Connection>();
      try {
        for (var dialogue : dialogues) {
          connections.add(Connection.open(endpoint, dialogue, selector));
        }
        pace.free.addAll(connections);
        pace.run(perSecond, time);
        return pace.latencies;
      } finally {
        for (var connection : connections) {
          connection.channel().close();
        }
      }
    }
  }

  private void run(int perSecond, Duration time) throws IOException {
    var connections = free.size();
    var between = 1_000_000_000L / perSecond;
    var due = System.nanoTime();
    var end = due + time.toNanos();
    while (due < end || free.size() < connections) {
      while (due < end && due <= System.nanoTime() && !free.isEmpty()) {
        free.remove().send(due);
        due += between;
      }
      // Half a millisecond late is late by less than a call takes.
      selector.select(1);
      for (var key : selector.selectedKeys()) {
        take((Connection) key.attachment());
      }
      selector.selectedKeys().clear();
    }
  }

  private void take(Connection connection) throws IOException {
    if (connection.receive()) {
      latencies.add(connection.nanosSinceSent());
      free.add(connection);
    }
  }
}
