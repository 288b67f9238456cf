package dev.meshgate.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A request as bytes, so that nothing on the way can put it right.
 *
 * @param headers whole lines; how long the body is, is said beside them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(String method, String target, List<String> headers, byte[] body) {

  static Message get(String target, String... headers) {
    return new Message("GET", target, List.of(headers), new byte[0]);
  }

  static Message form(String target, String body, String... headers) {
    return post(target, "application/x-www-form-urlencoded", body, headers);
  }

  static Message json(String target, String body, String... headers) {
    return post(target, "application/json", body, headers);
  }

  static Message post(String target, String type, String body, String... headers) {
    var lines = Arrays.copyOf(headers, headers.length + 1);
    lines[headers.length] = "Content-Type: " + type;
    return new Message("POST", target, List.of(lines), body.getBytes(UTF_8));
  }

  Message with(byte[] otherBody) {
    return new Message(method, target, headers, otherBody);
  }

  /** The text before the body, which ends with the empty line. */
  String head() {
    var lines = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    headers.forEach(line -> lines.append(line).append("\r\n"));
    if (body.length > 0) {
      lines.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return lines.append("\r\n").toString();
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream(body.length + 512);
    bytes.writeBytes(head().getBytes(UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return new String(bytes(), ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n");
  }
}
