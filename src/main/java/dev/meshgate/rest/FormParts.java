package dev.meshgate.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Problem;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The parts of a form that was posted (RFC 7578). */
public record FormParts(List<EntityPart> parts) {

  /** The first of that name. */
  public Optional<EntityPart> find(String name) {
    return parts.stream().filter(part -> name.equals(part.getName())).findFirst();
  }

  /**
   * The text of that name; empty if there is none.
   *
   * @throws Problem 413 when it is longer
   */
  public String text(String name, int most) throws IOException {
    var part = find(name);
    return part.isEmpty() ? "" : new String(bytes(part.orElseThrow(), most), UTF_8);
  }

  /**
   * What a part holds.
   *
   * @throws Problem 413 when it is more
   */
  public static byte[] bytes(EntityPart part, int most) throws IOException {
    try (var content = part.getContent()) {
      var bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Problem(
            413,
            "TOO_LARGE",
            part.getName() + " must not be larger than " + most + " bytes.",
            part.getName(),
            null);
      }
      return bytes;
    }
  }
}
