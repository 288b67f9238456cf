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

/**
 * One kept-alive connection with one call in flight.
 *
 * <p>It reads just enough of HTTP/1.1 (RFC 9112 §6 and §7) to know where an answer ends, and fails
 * the run at the first answer that is not a JSON result.
 */
final class Connection {

  private static final int LARGEST_ANSWER = 1 << 20;

  private final SocketChannel channel;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
  private long sentAt;

  private Connection(SocketChannel channel, byte[] request) {
    this.channel = channel;
    this.request = ByteBuffer.wrap(request);
  }

  /** A connection that the selector tells of when something has arrived. */
  static Connection open(URI endpoint, byte[] request, Selector selector) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var connection = new Connection(channel, request);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  SocketChannel channel() {
    return channel;
  }

  void send() throws IOException {
    send(System.nanoTime());
  }

  /**
   * Sends the request late.
   *
   * @param due when it should have been sent, from which on it is timed
   */
  void send(long due) throws IOException {
    answer.clear();
    request.rewind();
    sentAt = due;
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  /** Takes what has arrived. True when the answer is whole. */
  boolean receive() throws IOException {
    if (channel.read(answer) < 0) {
      throw new EOFException("the server closed the connection within an answer: " + text());
    }
    if (!answer.hasRemaining()) {
      throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
    }
    var text = text();
    int body = text.indexOf("\r\n\r\n") + 4;
    if (body == 3 || !isWhole(text, body)) {
      return false;
    }
    mustBeResult(text, body);
    return true;
  }

  long nanosSinceSent() {
    return System.nanoTime() - sentAt;
  }

  int answerBytes() {
    return answer.position();
  }

  private String text() {
    return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
  }

  private static boolean isWhole(String text, int body) {
    int length = valueOf(text, body, "content-length:");
    if (length >= 0) {
      return text.length() - body >= length;
    }
    return text.endsWith("\r\n0\r\n\r\n");
  }

  /** The number after a header's name, or -1 when there is no such header. */
  private static int valueOf(String text, int body, String name) {
    for (int at = text.indexOf("\r\n");
        at >= 0 && at < body - 4;
        at = text.indexOf("\r\n", at + 2)) {
      if (text.regionMatches(true, at + 2, name, 0, name.length())) {
        int end = text.indexOf("\r\n", at + 2);
        return Integer.parseInt(text.substring(at + 2 + name.length(), end).strip());
      }
    }
    return -1;
  }

  private static void mustBeResult(String text, int body) throws IOException {
    if (!text.startsWith("HTTP/1.1 200")
        || text.lastIndexOf("application/json", body) < 0
        || text.indexOf("\"structuredContent\"", body) < 0
        || text.indexOf("\"isError\":true", body) >= 0) {
      throw new IOException("not a result of the tool: " + text);
    }
  }
}
