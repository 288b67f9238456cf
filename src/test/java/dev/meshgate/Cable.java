package dev.meshgate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A cable to a server of this computer, which can be pulled out and plugged in again. */
final class Cable implements AutoCloseable {

  private final int server;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket door;
  private volatile boolean silent;

  private Cable(int server, int port) {
    this.server = server;
    this.port = port;
  }

  static Cable to(int server) {
    var cable = new Cable(server, Ports.free());
    cable.plugIn();
    return cable;
  }

  int port() {
    return port;
  }

  /** Connections that there are end, and new ones are refused. */
  void pullOut() {
    close();
  }

  /** Nothing comes through any more, and nobody is told. */
  void goSilent() {
    silent = true;
  }

  void plugIn() {
    if (door != null && !door.isClosed()) {
      return;
    }
    silent = false;
    var opened = opened();
    door = opened;
    inBackground(() -> takeIn(opened));
  }

  /** The one before holds the port until its last thread has noticed that it is closed. */
  private ServerSocket opened() {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (true) {
      try {
        return new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new UncheckedIOException(e);
        }
        Thread.onSpinWait();
      }
    }
  }

  private void takeIn(ServerSocket opened) {
    try {
      while (!opened.isClosed()) {
        var near = opened.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(near);
        open.add(far);
        inBackground(() -> copy(near, far));
        inBackground(() -> copy(far, near));
      }
    } catch (IOException e) {
      // It was pulled out.
      return;
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[16_384];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!silent) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    } catch (IOException e) {
      // One side has left.
      return;
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void inBackground(Runnable action) {
    var thread = new Thread(action, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      if (door != null) {
        door.close();
      }
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
