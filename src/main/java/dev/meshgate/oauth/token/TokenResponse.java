package dev.meshgate.oauth.token;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** The successful answer of the token endpoint (RFC 6749 §5.1). */
record TokenResponse(String accessToken, Duration life, Granted granted, Optional<String> idToken) {

  /** The same, with who has signed in (OpenID Connect Core §3.1.3.3). */
  TokenResponse with(String token) {
    return new TokenResponse(accessToken, life, granted, Optional.of(token));
  }

  Response toResponse() {
    var json =
        Json.object()
            .add("access_token", accessToken)
            .add("token_type", "Bearer")
            .add("expires_in", life.toSeconds())
            .add("scope", Scope.spaced(granted.scopes()));
    granted.refreshToken().ifPresent(token -> json.add("refresh_token", token.value()));
    idToken.ifPresent(token -> json.add("id_token", token));
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
