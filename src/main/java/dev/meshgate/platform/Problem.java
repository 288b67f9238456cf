package dev.meshgate.platform;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refusal of a REST operation, answered as {@code {"error":CODE,"message":…,"field":…}}. The
 * message says what is wrong and what is allowed.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String field;
  private final transient @Nullable JsonStructure details;

  public Problem(int status, String code, String message) {
    this(status, code, message, null, null);
  }

  public Problem(
      int status,
      String code,
      String message,
      @Nullable String field,
      @Nullable JsonStructure details) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.details = details;
  }

  /** 400 for one field of the body or the query. */
  public static Problem invalid(String field, String message) {
    return new Problem(400, "INVALID_INPUT", message, field, null);
  }

  /** 404, for what is not there and for what the caller may not see alike. */
  public static Problem notFound(String what) {
    return new Problem(404, "NOT_FOUND", "There is no such " + what + ", or you may not see it.");
  }

  public int status() {
    return status;
  }

  /** Adds what the body says of it. */
  public void addTo(JsonObjectBuilder body) {
    body.add("error", code).add("message", String.valueOf(getMessage()));
    if (field != null) {
      body.add("field", field);
    }
    if (details != null) {
      body.add("details", details);
    }
  }

  public Response toResponse() {
    var body = Json.object();
    addTo(body);
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.bytes(body.build()))
        .build();
  }

  /** {@code NOT_FOUND} for 404, and so on, for refusals that the container makes. */
  static String codeOf(Response.StatusType status) {
    return status.getReasonPhrase().toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
  }

  /** Lets a resource throw a problem instead of building its answer. */
  @Provider
  public static class Mapper implements ExceptionMapper<Problem> {

    @Override
    public Response toResponse(Problem problem) {
      return problem.toResponse();
    }
  }
}
