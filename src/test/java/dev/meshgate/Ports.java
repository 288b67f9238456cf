package dev.meshgate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this computer that nothing listens on.
 *
 * <p>Not those that the system gives to outgoing connections: between the choice and the start of
 * the server one of these could take the port, even the very connection that asks whether the
 * server is there yet.
 */
public final class Ports {
  private static final int FIRST = 15_000;
  private static final int END = 30_000;

  private Ports() {}

  /** One that can be listened on at this moment. */
  public static int free() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    } while (isTaken(port));
    return port;
  }

  private static boolean isTaken(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException taken) {
      return true;
    }
  }
}
