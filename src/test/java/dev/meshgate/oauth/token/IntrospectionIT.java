package dev.meshgate.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a token is worth now (RFC 7662)")
class IntrospectionIT {

  private static final String REDIRECT = "https://a.example/cb";

  private final Gate gate = Gate.onH2();
  private final Visitor visitor = new Visitor(gate);
  private final JsonObject client = registered();
  private final JsonObject tokens = tokens();

  private JsonObject registered() {
    return visitor
        .postJson(
            "/oauth/register",
            "{\"client_name\":\"Asks\",\"token_endpoint_auth_method\":\"client_secret_post\","
                + "\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                + "\"redirect_uris\":[\""
                + REDIRECT
                + "\"]}")
        .json();
  }

  private JsonObject tokens() {
    var assistant = Assistant.knownAs(client.getString("client_id"), visitor, REDIRECT);
    var code = assistant.code("mcp:read offline_access");
    var answer =
        visitor.postForm(
            "/oauth/token",
            Map.of(
                "grant_type", "authorization_code",
                "client_id", client.getString("client_id"),
                "client_secret", client.getString("client_secret"),
                "code", code.code(),
                "redirect_uri", REDIRECT,
                "code_verifier", code.verifier()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Answer ask(String token) {
    return ask(token, client);
  }

  private Answer ask(String token, JsonObject by) {
    return post("/oauth/introspect", token, by);
  }

  private Answer post(String path, String token, JsonObject by) {
    return visitor.postForm(
        path,
        Map.of(
            "token", token,
            "client_id", by.getString("client_id"),
            "client_secret", by.getString("client_secret")));
  }

  @Test
  void anAccessTokenIsDescribed() {
    var answer = ask(tokens.getString("access_token"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var json = answer.json();
    assertThat(json.getBoolean("active")).isTrue();
    assertThat(json.getString("client_id")).isEqualTo(client.getString("client_id"));
    assertThat(json.getString("scope")).contains("mcp:read").doesNotContain("mcp:manage");
    assertThat(json.getString("aud")).isEqualTo(gate.baseUrl() + "/v1/mcp");
    assertThat(json.getString("iss")).isEqualTo(gate.baseUrl());
    assertThat(json.getJsonNumber("exp").longValue() - json.getJsonNumber("iat").longValue())
        .isEqualTo(tokens.getInt("expires_in"));
  }

  @Test
  void aRefreshTokenIsDescribedUntilItIsUsed() {
    var refresh = tokens.getString("refresh_token");
    assertThat(ask(refresh).json().getBoolean("active")).isTrue();

    var used =
        visitor.postForm(
            "/oauth/token",
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client.getString("client_id"),
                "client_secret",
                client.getString("client_secret"),
                "refresh_token",
                refresh));

    assertThat(used.status()).as(used.body()).isEqualTo(200);
    assertThat(ask(refresh).body()).isEqualTo("{\"active\":false}");
    assertThat(ask(used.json().getString("refresh_token")).json().getBoolean("active")).isTrue();
  }

  @Test
  void whatWasRevokedIsNotActive() {
    var access = tokens.getString("access_token");
    var refresh = tokens.getString("refresh_token");
    assertThat(post("/oauth/revoke", refresh, client).status()).isEqualTo(200);

    assertThat(ask(refresh).body()).isEqualTo("{\"active\":false}");
    assertThat(ask(access).body()).isEqualTo("{\"active\":false}");
  }

  @Test
  void anotherClientLearnsNothing() {
    var another = registered();
    for (var token : new String[] {"access_token", "refresh_token"}) {
      var answer = ask(tokens.getString(token), another);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"active\":false}");
    }
  }

  @Test
  void whatIsNoTokenIsNotActive() {
    var access = tokens.getString("access_token");
    for (var token :
        new String[] {"x", "a.b.c", access.substring(0, access.length() - 4) + "AAAA"}) {
      assertThat(ask(token).status()).isEqualTo(200);
      assertThat(ask(token).body()).isEqualTo("{\"active\":false}");
    }
  }

  @Test
  void whoCannotProveThemselvesMayNotAsk() {
    var access = tokens.getString("access_token");
    assertThat(visitor.postForm("/oauth/introspect", Map.of("token", access)).status())
        .isEqualTo(401);
    var open = Assistant.registeredAt(visitor).clientId();
    var answer = visitor.postForm("/oauth/introspect", Map.of("token", access, "client_id", open));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_client");
    var nothing =
        visitor.postForm(
            "/oauth/introspect",
            Map.of(
                "client_id", client.getString("client_id"),
                "client_secret", client.getString("client_secret")));
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.json().getString("error_description")).contains("token");
  }
}
