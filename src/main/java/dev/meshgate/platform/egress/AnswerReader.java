package dev.meshgate.platform.egress;

import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.AbstractCharResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.jspecify.annotations.Nullable;

/** Takes an answer in as it comes, as much of it as we take. */
final class AnswerReader extends AbstractCharResponseConsumer<Answer> {

  private static final int LONGEST = 4_000_000;
  private static final int BUFFER = 8_192;

  /** What JSON (RFC 8259 §8.1) and events are written in. */
  private static final CharCodingConfig UTF_8 =
      CharCodingConfig.custom()
          .setCharset(StandardCharsets.UTF_8)
          .setMalformedInputAction(CodingErrorAction.REPLACE)
          .setUnmappableInputAction(CodingErrorAction.REPLACE)
          .build();

  private final Consumer<Answer> head;
  private final Consumer<ServerEvent> listener;
  private final BooleanSupplier left;
  private final Map<String, String> headers = new HashMap<>();
  private final StringBuilder body = new StringBuilder();
  private int status;
  private @Nullable EventReader events;

  /**
   * Prepares it.
   *
   * @param left whether nobody wants the answer any more
   */
  AnswerReader(Consumer<Answer> head, Consumer<ServerEvent> listener, BooleanSupplier left) {
    super(BUFFER, UTF_8);
    this.left = left;
    this.head = head;
    this.listener = listener;
  }

  @Override
  protected void start(HttpResponse response, @Nullable ContentType type) {
    status = response.getCode();
    for (var header : response.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    if (type != null && type.getMimeType().equalsIgnoreCase("text/event-stream")) {
      events = new EventReader(listener, LONGEST);
    }
    head.accept(new Answer(status, headers, ""));
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(CharBuffer piece, boolean last) {
    if (left.getAsBoolean()) {
      // A cancellation that comes in the middle of a piece can miss the connection.
      throw new IllegalStateException("nobody wants it any more");
    }
    if (events != null) {
      events.read(piece);
      return;
    }
    body.append(piece);
    if (body.length() > LONGEST) {
      throw new IllegalStateException("it is longer than " + LONGEST + " characters");
    }
  }

  @Override
  protected Answer buildResult() {
    return new Answer(status, headers, body.toString());
  }

  @Override
  public void informationResponse(
      HttpResponse response, org.apache.hc.core5.http.protocol.HttpContext context) {
    // 1xx tells nothing that we wait for.
  }

  @Override
  public void failed(Exception cause) {
    // Told by the callback of the exchange.
  }

  @Override
  public void releaseResources() {
    body.setLength(0);
  }
}
