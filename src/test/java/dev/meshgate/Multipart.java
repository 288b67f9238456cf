package dev.meshgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.Visitor.Answer;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** A form with files (RFC 7578), as browsers and programs post them. */
public final class Multipart {

  private final String boundary = "form-" + UUID.randomUUID();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public Multipart with(String name, String value) {
    return part("name=\"" + name + "\"", "text/plain;charset=UTF-8", value.getBytes(UTF_8));
  }

  public Multipart with(String name, String fileName, String mediaType, byte[] bytes) {
    return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", mediaType, bytes);
  }

  private Multipart part(String named, String mediaType, byte[] bytes) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, named, mediaType)
            .getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(UTF_8));
    return this;
  }

  /** Sends it by POST or PUT. */
  public Answer send(Visitor visitor, String method, String path, String... headers) {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return visitor.call(
        method, path, "multipart/form-data; boundary=" + boundary, whole.toByteArray(), headers);
  }
}
