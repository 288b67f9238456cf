package dev.meshgate.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection without manners: it sends what it is given, and reads what comes back. */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;
  private @Nullable Socket socket;

  Wire(int port) {
    this.port = port;
  }

  /**
   * An answer.
   *
   * @param text all of it, head and body
   */
  record Reply(int status, String text) {}

  /**
   * Sends one message on a connection of its own and says that nothing follows, so that a server
   * that waits for more learns that none comes. Empty when the server hung up without a word.
   */
  Optional<Reply> alone(Message message) throws IOException {
    close();
    try (var own = connect()) {
      own.getOutputStream().write(message.bytes());
      own.getOutputStream().flush();
      own.shutdownOutput();
      return reply(message, own.getInputStream().readAllBytes());
    } catch (SocketTimeoutException e) {
      throw new AssertionError("no answer to " + message, e);
    } catch (IOException hungUp) {
      return Optional.empty();
    }
  }

  /** Sends one message whose length is told truly, on the connection that is open already. */
  Optional<Reply> next(Message message) throws IOException {
    for (int tries = 0; ; tries++) {
      var open = socket == null ? connect() : socket;
      socket = open;
      try {
        open.getOutputStream().write(message.bytes());
        open.getOutputStream().flush();
        return Optional.of(one(message, new BufferedInputStream(open.getInputStream(), 1)));
      } catch (SocketTimeoutException e) {
        throw new AssertionError("no answer to " + message, e);
      } catch (IOException hungUp) {
        close();
        if (tries > 0) {
          return Optional.empty();
        }
      }
    }
  }

  private Socket connect() throws IOException {
    var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
    fresh.setSoTimeout(PATIENCE_MILLIS);
    fresh.setTcpNoDelay(true);
    return fresh;
  }

  private Reply one(Message message, InputStream in) throws IOException {
    var text = new ByteArrayOutputStream();
    var head = head(in, text).toLowerCase(Locale.ROOT);
    var reply =
        reply(message, text.toByteArray()).orElseThrow(() -> new IOException("not an answer"));
    if (reply.status() < 200) {
      return one(message, in);
    }
    var bodiless =
        message.method().equals("HEAD") || reply.status() == 204 || reply.status() == 304;
    if (!bodiless && head.contains("transfer-encoding: chunked")) {
      chunks(in, text);
    } else if (!bodiless && head.contains("content-length: ")) {
      var length = head.split("content-length: ", 2)[1].split("\r\n", 2)[0].strip();
      text.writeBytes(in.readNBytes(Integer.parseInt(length)));
    }
    if (head.contains("connection: close")) {
      close();
    }
    return new Reply(reply.status(), text.toString(ISO_8859_1));
  }

  private static void chunks(InputStream in, ByteArrayOutputStream text) throws IOException {
    while (true) {
      int length = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      text.writeBytes(in.readNBytes(length));
      line(in);
      if (length == 0) {
        return;
      }
    }
  }

  private static String head(InputStream in, ByteArrayOutputStream text) throws IOException {
    var head = new StringBuilder();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      head.append(line).append("\r\n");
    }
    text.writeBytes(head.toString().getBytes(ISO_8859_1));
    return head.toString();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended in the middle of an answer");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static Optional<Reply> reply(Message message, byte[] bytes) {
    var text = new String(bytes, ISO_8859_1);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
      throw new AssertionError("no HTTP answers " + message + ": " + text);
    }
    return Optional.of(new Reply(Integer.parseInt(text.substring(9, 12)), text));
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
