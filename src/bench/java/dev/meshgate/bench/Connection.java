package dev.meshgate.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection with one request of its dialogue in flight. */
final class Connection {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final SocketChannel channel;
  private final Dialogue dialogue;
  private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
  private long sentAt;
  private int askedBytes;
  private int answerBytes;

  private Connection(SocketChannel channel, Dialogue dialogue) {
    this.channel = channel;
    this.dialogue = dialogue;
  }

  /** A connection that the selector tells of when something has arrived. */
  static Connection open(URI endpoint, Dialogue dialogue, Selector selector) throws IOException {
    var connection = new Connection(channelTo(endpoint), dialogue);
    connection.channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  static SocketChannel channelTo(URI endpoint) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return channel;
  }

  static void write(byte[] request, SocketChannel channel) throws IOException {
    var bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  SocketChannel channel() {
    return channel;
  }

  void send() throws IOException {
    send(System.nanoTime());
  }

  /**
   * Begins late.
   *
   * @param due when it should have begun, from which on it is timed
   */
  void send(long due) throws IOException {
    sentAt = due;
    askedBytes = 0;
    answerBytes = 0;
    sendNext();
  }

  private void sendNext() throws IOException {
    answer.clear();
    var request = dialogue.request();
    askedBytes += request.length;
    write(request, channel);
  }

  /** Takes what has arrived, and goes on. True when what is counted as one is done. */
  boolean receive() throws IOException {
    if (channel.read(answer) < 0) {
      throw new EOFException("the server closed the connection within an answer: " + text());
    }
    if (!answer.hasRemaining()) {
      throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
    }
    var reply = Reply.of(text());
    if (reply.isEmpty()) {
      return false;
    }
    answerBytes += answer.position();
    if (dialogue.hear(reply.orElseThrow())) {
      return true;
    }
    sendNext();
    return false;
  }

  long nanosSinceSent() {
    return System.nanoTime() - sentAt;
  }

  int askedBytes() {
    return askedBytes;
  }

  int answerBytes() {
    return answerBytes;
  }

  private String text() {
    return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
  }
}
