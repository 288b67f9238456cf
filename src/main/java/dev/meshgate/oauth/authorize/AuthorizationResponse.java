package dev.meshgate.oauth.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Secret;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;

/**
 * The answer that the browser carries to the client: a code or an error, with {@code state}, and
 * {@code iss} on both so that a client with several servers cannot be confused (RFC 9207).
 */
record AuthorizationResponse(Return back, String parameters, BaseUrl issuer) {

  static AuthorizationResponse code(Return back, Secret code, BaseUrl issuer) {
    return new AuthorizationResponse(back, "code=" + encode(code.value()), issuer);
  }

  static AuthorizationResponse error(Return back, OAuthException refusal, BaseUrl issuer) {
    return new AuthorizationResponse(
        back,
        "error=" + refusal.error().code() + "&error_description=" + encode(refusal.description()),
        issuer);
  }

  /** 303, so that a form's POST becomes a GET (RFC 9700 §4.12). */
  Response toResponse() {
    return Response.status(303)
        .header("Location", location())
        .header("Cache-Control", "no-store")
        .build();
  }

  String location() {
    var uri = back.redirectUri().value();
    var state = back.state().map(value -> "&state=" + encode(value)).orElse("");
    return uri
        + (uri.indexOf('?') < 0 ? "?" : "&")
        + parameters
        + state
        + "&iss="
        + encode(issuer.value());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  @Override
  public String toString() {
    return "AuthorizationResponse[***]";
  }
}
