package dev.meshgate.oauth.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What strangers are told (RFC 8414, RFC 9728)")
class MetadataIT {

  private static final String RESOURCE = "/.well-known/oauth-protected-resource";
  private static final String SERVER = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  private final String base = Gate.onH2().baseUrl();
  private final Visitor visitor = new Visitor(Gate.onH2());

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/v1/mcp", "/api/mcp", "/api/mcp/bridge", "/v1/admin"})
  void aResourceIsNamedAsItWasTyped(String name) {
    var json = json(visitor.get(RESOURCE + name));

    assertThat(json.getString("resource")).isEqualTo(base + name);
    assertThat(strings(json, "authorization_servers")).containsExactly(base);
    assertThat(strings(json, "bearer_methods_supported")).containsExactly("header");
    var scopes =
        name.equals("/v1/admin") ? List.of("mcp:manage") : List.of("mcp:read", "mcp:execute");
    assertThat(strings(json, "scopes_supported"))
        .as("offline_access is the authorization server's (SEP-2207)")
        .containsExactlyElementsOf(scopes);
  }

  static Stream<String> forms() {
    return Stream.concat(
        Stream.of("", "/", "/v1/mcp", "/api/mcp", "/api/mcp/bridge", "/v1/admin")
            .flatMap(name -> Stream.of(SERVER + name, OPENID + name)),
        Stream.of("/v1/mcp", "/api/mcp", "/v1/admin").map(name -> name + OPENID));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void theServerIsTheSameInEveryForm(String form) {
    var json = json(visitor.get(form));

    assertThat(json.getString("issuer")).isEqualTo(base);
    assertThat(json).isEqualTo(json(visitor.get(SERVER)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/mcp/",
        "/v1/mcp/x",
        "/v1/mcpx",
        "/v1/tools",
        "/%2e%2e",
        "/V1/MCP",
        "/x"
      })
  void whatIsNoResourceIsNotFound(String name) {
    for (var form : List.of(RESOURCE + name, SERVER + name, OPENID + name, name + OPENID)) {
      assertThat(visitor.get(form).status()).as(form).isIn(400, 404);
    }
  }

  @Test
  void nothingIsListedThatDoesNotWork() {
    var json = json(visitor.get(SERVER));

    for (var key :
        List.of(
            "authorization_endpoint",
            "token_endpoint",
            "revocation_endpoint",
            "introspection_endpoint",
            "userinfo_endpoint",
            "jwks_uri",
            "registration_endpoint")) {
      assertThat(json.getString(key)).startsWith(base + "/oauth/");
      assertThat(visitor.get(json.getString(key)).status()).as(key).isIn(200, 400, 401, 405);
    }
    assertThat(strings(json, "code_challenge_methods_supported")).containsExactly("S256");
    assertThat(strings(json, "response_types_supported")).containsExactly("code");
    assertThat(json.getBoolean("authorization_response_iss_parameter_supported")).isTrue();
    assertThat(strings(json, "token_endpoint_auth_methods_supported"))
        .contains("none", "client_secret_basic", "client_secret_post");
    for (var method : strings(json, "token_endpoint_auth_methods_supported")) {
      var keys = method.equals("private_key_jwt") ? ",\"jwks_uri\":\"https://a.example/k\"" : "";
      assertThat(register("\"token_endpoint_auth_method\":\"" + method + "\"" + keys).status())
          .as(method)
          .isEqualTo(201);
    }
    for (var type : strings(json, "grant_types_supported")) {
      var answer = visitor.postForm("/oauth/token", Map.of("grant_type", type, "client_id", "x"));
      assertThat(answer.json().getString("error")).as(type).isNotEqualTo("unsupported_grant_type");
    }
    assertThat(json(visitor.get(json.getString("jwks_uri"))).getJsonArray("keys"))
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(key.asJsonObject())
                    .containsKeys("kid", "alg", "use")
                    .doesNotContainKeys("d", "p", "q", "k"));
    assertThat(strings(json, "id_token_signing_alg_values_supported"))
        .as("each has a key")
        .allSatisfy(alg -> assertThat(visitor.get("/oauth/jwks").body()).contains(alg))
        .contains("RS256");
  }

  private Answer register(String more) {
    return visitor.postJson(
        "/oauth/register", "{\"redirect_uris\":[\"https://a.example/cb\"]," + more + "}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RESOURCE,
        RESOURCE + "/v1/mcp",
        SERVER,
        OPENID,
        "/oauth/token",
        "/oauth/register",
        "/oauth/jwks"
      })
  void aPageOfAnyOriginMayAskForThem(String path) {
    var preflight = preflight(path, "https://inspector.example");

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .containsIgnoringCase("MCP-Protocol-Version")
        .containsIgnoringCase("Authorization")
        .containsIgnoringCase("Content-Type");
    assertThat(preflight.headers()).doesNotContainKey("access-control-allow-credentials");
  }

  @Test
  void aPageOfThisComputerMayCallAndReadTheChallenge() {
    var origin = "http://localhost:6274";
    assertThat(preflight("/v1/mcp", origin).header("Access-Control-Allow-Origin"))
        .isEqualTo(origin);

    var challenged = visitor.postJson("/v1/mcp", "{}", "Origin", origin);

    assertThat(challenged.status()).isEqualTo(401);
    assertThat(challenged.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(challenged.header("Access-Control-Expose-Headers"))
        .contains("WWW-Authenticate", "Mcp-Session-Id");
    assertThat(challenged.header("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/mcp",
        "/",
        "/v1/tools",
        "/oauth/sign-in",
        "/oauth/consent",
        "/oauth/authorize"
      })
  void aForeignPageMayNot(String path) {
    assertThat(preflight(path, "https://evil.example").headers())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(visitor.get(path, "Origin", "https://evil.example").headers())
        .doesNotContainKey("access-control-allow-origin");
  }

  private Answer preflight(String path, String origin) {
    return visitor.options(
        path,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "authorization,content-type,mcp-protocol-version");
  }

  private static JsonObject json(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    return answer.json();
  }

  private static List<String> strings(JsonObject json, String key) {
    return json.getJsonArray(key).getValuesAs(JsonString::getString);
  }
}
