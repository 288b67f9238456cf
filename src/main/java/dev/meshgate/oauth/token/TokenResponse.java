package dev.meshgate.oauth.token;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The successful answer of the token endpoint (RFC 6749 §5.1). */
record TokenResponse(String accessToken, Duration life, Granted granted) {

  Response toResponse() {
    var json =
        Json.object()
            .add("access_token", accessToken)
            .add("token_type", "Bearer")
            .add("expires_in", life.toSeconds())
            .add("scope", Scope.spaced(granted.scopes()));
    granted.refreshToken().ifPresent(token -> json.add("refresh_token", token.value()));
    return Response.ok(Json.bytes(json.build()), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Without the tokens: records print what they hold. */
  @Override
  public String toString() {
    return "TokenResponse[***]";
  }
}
