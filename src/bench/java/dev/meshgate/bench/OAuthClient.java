package dev.meshgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.meshgate.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A confidential client (RFC 6749 §2.1) of one authorization server, and how it asks there.
 *
 * @param resource what its tokens are for (RFC 8707), if it says so
 */
record OAuthClient(
    Endpoints endpoints, String id, String secret, String scope, Optional<String> resource) {

  /** Where a redirect ends; nobody follows it. */
  static final String REDIRECT = "https://app.example/callback";

  /** Of an authorization server, as it tells them itself (RFC 8414). */
  record Endpoints(URI authorization, URI token, URI introspection) {

    static Endpoints of(Visitor visitor) {
      var told = visitor.get("/.well-known/oauth-authorization-server").json();
      return new Endpoints(
          URI.create(told.getString("authorization_endpoint")),
          URI.create(told.getString("token_endpoint")),
          URI.create(told.getString("introspection_endpoint")));
    }
  }

  /** The same, whose tokens are for whatever the server thinks best. */
  OAuthClient withoutResource() {
    return new OAuthClient(endpoints, id, secret, scope, Optional.empty());
  }

  Request clientCredentials() {
    return tokens(Map.of("grant_type", "client_credentials", "scope", scope));
  }

  Request refresh(String refreshToken) {
    return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  Request redeem(String code, String verifier) {
    return tokens(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            REDIRECT,
            "code_verifier",
            verifier));
  }

  Request introspect(String token) {
    return post(endpoints.introspection(), Map.of("token", token));
  }

  /** Where a person is sent to who shall agree (RFC 6749 §4.1.1, RFC 7636 §4.3). */
  URI authorize(String challenge, Map<String, String> more) {
    var asked = new LinkedHashMap<>(more);
    asked.put("response_type", "code");
    asked.put("client_id", id);
    asked.put("redirect_uri", REDIRECT);
    asked.put("state", "state-of-the-bench");
    asked.put("scope", scope);
    asked.put("code_challenge", challenge);
    asked.put("code_challenge_method", "S256");
    resource.ifPresent(name -> asked.put("resource", name));
    return URI.create(endpoints.authorization() + "?" + encoded(asked));
  }

  private Request tokens(Map<String, String> grant) {
    var asked = new LinkedHashMap<>(grant);
    resource.ifPresent(name -> asked.put("resource", name));
    return post(endpoints.token(), asked);
  }

  private Request post(URI uri, Map<String, String> form) {
    var pair = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    return Request.post(
        uri,
        Map.of("Authorization", "Basic " + pair),
        "application/x-www-form-urlencoded",
        encoded(form));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(joining("&"));
  }
}
