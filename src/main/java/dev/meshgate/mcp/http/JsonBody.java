package dev.meshgate.mcp.http;

import dev.meshgate.platform.Problem;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that a stranger posts, as much of it as we take. */
public final class JsonBody {

  private JsonBody() {}

  /**
   * Reads a value of any kind.
   *
   * @throws Problem 415, 413 or 400, saying what is allowed
   */
  public static JsonValue read(InputStream body, HttpServletRequest request, int limit)
      throws IOException {
    if (!isJson(request.getContentType())) {
      throw new Problem(
          415, "UNSUPPORTED_MEDIA_TYPE", "The Content-Type must be application/json.");
    }
    var announced = request.getContentLengthLong();
    if (announced > limit) {
      throw tooLarge(limit);
    }
    // A body in chunks does not say how long it is; the stream of any other ends where it said.
    var bytes = body.readNBytes(announced < 0 ? limit + 1 : (int) announced);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    try {
      return StrictJson.read(bytes);
    } catch (JsonException e) {
      throw new Problem(400, "INVALID_JSON", "The body cannot be read as JSON: " + e.getMessage());
    }
  }

  /**
   * Reads an object.
   *
   * @throws Problem as {@link #read}, and 400 for a value of another kind
   */
  public static JsonObject object(InputStream body, HttpServletRequest request, int limit)
      throws IOException {
    if (read(body, request, limit) instanceof JsonObject object) {
      return object;
    }
    throw new Problem(400, "INVALID_JSON", "The body must be a JSON object.");
  }

  private static Problem tooLarge(int limit) {
    return new Problem(413, "TOO_LARGE", "The body must not be larger than " + limit + " bytes.");
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON);
  }
}
