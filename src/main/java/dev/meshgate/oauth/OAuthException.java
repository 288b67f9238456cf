package dev.meshgate.oauth;

import dev.meshgate.platform.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A refusal in OAuth's words. It has no stack trace: it is an answer, not a bug. */
public class OAuthException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final OAuthError error;

  OAuthException(OAuthError error, String description) {
    super(description, null, false, false);
    this.error = error;
  }

  public OAuthError error() {
    return error;
  }

  public String description() {
    return String.valueOf(getMessage());
  }

  /** The answer of a back-channel endpoint (RFC 6749 §5.2). */
  public Response toResponse() {
    var answer =
        Response.status(error.status())
            .type(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .entity(
                Json.bytes(
                    Json.object()
                        .add("error", error.code())
                        .add("error_description", description())
                        .build()));
    if (error == OAuthError.INVALID_CLIENT) {
      answer.header("WWW-Authenticate", "Basic realm=\"meshgate\"");
    }
    return answer.build();
  }

  /** Lets an endpoint throw a refusal instead of building its answer. */
  @Provider
  public static class Mapper implements ExceptionMapper<OAuthException> {

    @Override
    public Response toResponse(OAuthException refusal) {
      return refusal.toResponse();
    }
  }
}
