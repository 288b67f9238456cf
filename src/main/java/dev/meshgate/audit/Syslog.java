package dev.meshgate.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages of RFC 5424, one a datagram (RFC 5426) or counted in a stream (RFC 6587 §3.4.1). */
final class Syslog {

  /** Facility 13, log audit; severity 6, informational (RFC 5424 §6.2.1). */
  private static final int PRIORITY = 13 * 8 + 6;

  private static final int CONNECT_MILLIS = 2_000;

  private @Nullable Socket connection;

  void send(URI to, Instant at, String message) throws IOException {
    var line = "<" + PRIORITY + ">1 " + at + " - meshgate - audit - " + message;
    var address = new InetSocketAddress(to.getHost(), to.getPort());
    if (to.getScheme().equals("udp")) {
      var bytes = line.getBytes(UTF_8);
      try (var socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(bytes, bytes.length, address));
      }
    } else {
      stream(address, line.getBytes(UTF_8));
    }
  }

  private void stream(InetSocketAddress address, byte[] line) throws IOException {
    try {
      var socket = connection;
      if (socket == null) {
        socket = new Socket();
        connection = socket;
        socket.connect(address, CONNECT_MILLIS);
      }
      var out = socket.getOutputStream();
      out.write((line.length + " ").getBytes(US_ASCII));
      out.write(line);
      out.flush();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (IOException e) {
      // It is gone, which is what was wanted.
      return;
    } finally {
      connection = null;
    }
  }
}
