package dev.meshgate.mcp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.bearer.Caller;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One open stream of server-sent events. It holds no thread; whoever has news writes them. A client
 * that has left is seen only when a write fails, which is the second one after it left.
 */
public final class EventStream {

  private static final byte[] KEEP_ALIVE = ": \n\n".getBytes(UTF_8);

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final Caller caller;
  private final Consumer<EventStream> closed;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Runnable left = () -> {};
  private volatile Runnable shutOut = () -> {};
  private boolean over;

  /**
   * Opens.
   *
   * @param closed told once, however it ended
   */
  EventStream(
      AsyncContext async, ServletOutputStream out, Caller caller, Consumer<EventStream> closed) {
    this.async = async;
    this.out = out;
    this.caller = caller;
    this.closed = closed;
  }

  Caller caller() {
    return caller;
  }

  /** What is to be done when the client may not be served any longer. */
  public void whenShutOut(Runnable action) {
    shutOut = action;
  }

  /** What is to be done when the client leaves. */
  public void whenLeft(Runnable action) {
    left = action;
  }

  /** Sends an event, unless the stream is over. */
  public void send(String event, String json) {
    write(bytes(event, json));
  }

  /**
   * Sends an event that a client which comes back names as the last that it has (Server-sent
   * events, {@code Last-Event-ID}).
   */
  public void send(String event, String id, String json) {
    write(("id: " + id + "\n" + text(event, json)).getBytes(UTF_8));
  }

  /** Sends the last event and ends. */
  public void end(String event, String json) {
    writing.lock();
    try {
      send(event, json);
      end();
    } finally {
      writing.unlock();
    }
  }

  /** Ends without another word. */
  public void end() {
    writing.lock();
    try {
      if (!over) {
        over = true;
        complete();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Ends the stream and the work of a caller who may not be served any longer. */
  void shutOut() {
    shutOut.run();
    end();
  }

  /** Called every few seconds. A stream that is being written to needs no sign of life. */
  void keepAlive() {
    if (writing.tryLock()) {
      try {
        write(KEEP_ALIVE);
      } finally {
        writing.unlock();
      }
    }
  }

  private void write(byte[] bytes) {
    writing.lock();
    try {
      if (!over) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException | IllegalStateException e) {
      over = true;
      left.run();
      complete();
    } finally {
      writing.unlock();
    }
  }

  private void complete() {
    closed.accept(this);
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // The server has ended it already, because the connection broke.
      over = true;
    }
  }

  /** JSON of ours has no line breaks, so one {@code data} line holds it. */
  private static byte[] bytes(String event, String json) {
    return text(event, json).getBytes(UTF_8);
  }

  private static String text(String event, String json) {
    return "event: " + event + "\ndata: " + json + "\n\n";
  }
}
