package dev.meshgate.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams of server-sent events that stay open, each on a connection of its own, read by one
 * thread. One that ends ends the run with an error.
 */
final class OpenStreams implements AutoCloseable {

  /** What a server says first once it listens (MCP 2026-07-28, subscriptions). */
  private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";

  /** So many are on their way at once, that no queue of the server's port runs over. */
  private static final int AT_ONCE = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What has been said on one of them, until that was the acknowledgement. */
  private static final class Stream {
    private final StringBuilder said = new StringBuilder();
    private boolean isOpen;
  }

  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private int open;

  private OpenStreams(Selector selector) {
    this.selector = selector;
  }

  /** Opens one for each request and waits until each was acknowledged. */
  static OpenStreams of(URI endpoint, List<byte[]> requests) throws IOException {
    var streams = new OpenStreams(Selector.open());
    for (var request : requests) {
      streams.open(endpoint, request);
    }
    streams.await(requests.size());
    return streams;
  }

  private void open(URI endpoint, byte[] request) throws IOException {
    var channel = Connection.channelTo(endpoint);
    channels.add(channel);
    Connection.write(request, channel);
    channel.register(selector, SelectionKey.OP_READ, new Stream());
    await(channels.size() - AT_ONCE);
  }

  private void await(int wanted) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (open < wanted) {
      if (System.nanoTime() > end) {
        throw new IOException("only " + open + " streams of " + channels.size() + " are open");
      }
      read();
    }
  }

  /** Reads what comes for so long. */
  void listen(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      read();
    }
  }

  int size() {
    return open;
  }

  private void read() throws IOException {
    selector.select(100);
    for (var key : selector.selectedKeys()) {
      read((SocketChannel) key.channel(), (Stream) key.attachment());
    }
    selector.selectedKeys().clear();
  }

  private void read(SocketChannel channel, Stream stream) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new EOFException("a stream has ended: " + stream.said);
    }
    if (stream.isOpen) {
      return;
    }
    stream.said.append(new String(buffer.array(), 0, buffer.position(), ISO_8859_1));
    if (stream.said.indexOf(ACKNOWLEDGED) >= 0) {
      stream.isOpen = true;
      stream.said.setLength(0);
      stream.said.trimToSize();
      open++;
    } else if (Reply.of(stream.said.toString()).isPresent()) {
      throw new IOException("not a stream: " + stream.said);
    }
  }

  @Override
  public void close() throws IOException {
    for (var channel : channels) {
      channel.close();
    }
    selector.close();
  }
}
