package dev.meshgate.platform.egress;

import java.nio.CharBuffer;
import java.util.function.Consumer;

/**
 * Reads a stream of events as it comes, in pieces of any size (WHATWG HTML §9.2.6). Data may come
 * in many lines, and a line may end in any of three ways.
 */
final class EventReader {

  private final Consumer<ServerEvent> listener;
  private final int longest;
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder data = new StringBuilder();
  private String event = "";
  private String id = "";
  private boolean begun;
  private boolean afterReturn;

  /**
   * Begins.
   *
   * @param longest how many characters an event may have
   */
  EventReader(Consumer<ServerEvent> listener, int longest) {
    this.listener = listener;
    this.longest = longest;
  }

  /**
   * Takes in what came.
   *
   * @throws IllegalStateException when an event is too long
   */
  void read(CharBuffer piece) {
    while (piece.hasRemaining()) {
      var character = piece.get();
      var lineFeed = character == '\n';
      if (lineFeed && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = character == '\r';
      if (lineFeed || afterReturn) {
        endLine();
      } else if (begun || character != '\ufeff') {
        begun = true;
        line.append(character);
        refuseLong();
      }
    }
  }

  private void refuseLong() {
    if (line.length() + data.length() > longest) {
      throw new IllegalStateException("an event is longer than " + longest + " characters");
    }
  }

  private void endLine() {
    begun = true;
    var text = line.toString();
    line.setLength(0);
    if (text.isEmpty()) {
      dispatch();
      return;
    }
    var colon = text.indexOf(':');
    if (colon == 0) {
      return;
    }
    var name = colon < 0 ? text : text.substring(0, colon);
    var value = colon < 0 ? "" : text.substring(colon + 1);
    field(name, value.startsWith(" ") ? value.substring(1) : value);
  }

  private void field(String name, String value) {
    switch (name) {
      case "event" -> event = value;
      case "data" -> data.append(value).append('\n');
      case "id" -> id = value.indexOf('\0') < 0 ? value : id;
      default -> {
        // The others mean nothing to us, or to anybody.
      }
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      data.setLength(data.length() - 1);
      listener.accept(new ServerEvent(event.isEmpty() ? "message" : event, id, data.toString()));
    }
    data.setLength(0);
    event = "";
  }
}
