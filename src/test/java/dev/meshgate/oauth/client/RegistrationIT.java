package dev.meshgate.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.DocumentHost;
import dev.meshgate.DocumentHost.Page;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Clients that enter themselves (RFC 7591)")
class RegistrationIT {

  private static final String FINE = "{\"redirect_uris\":[\"https://a.example/cb\"]}";

  private static @Nullable Gate guarded;

  private final Visitor visitor = new Visitor(Gate.onH2());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/cb",
        "http://localhost.a.example/cb",
        "http://127.0.0.1.a.example/cb",
        "https://a.example/cb#x",
        "https://user@a.example/cb",
        "https:///cb",
        "/cb",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:https://a.example/x",
        "about:blank",
        "not a uri",
        ""
      })
  void attack05AnAnswerCanBeSentToNoSuchPlace(String uri) {
    var answer = visitor.postJson("/oauth/register", "{\"redirect_uris\":[\"" + uri + "\"]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_redirect_uri");
    assertThat(answer.json().getString("error_description")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://chatgpt.com/connector_platform_oauth_redirect",
        "https://claude.ai/api/mcp/auth_callback",
        "http://127.0.0.1:33418/",
        "http://localhost:7777/oauth/callback",
        "http://[::1]:8080/cb",
        "cursor://anysphere.cursor-mcp/oauth/callback",
        "https://vscode.dev/redirect"
      })
  void theAssistantsOfTodayAreTaken(String uri) {
    var answer =
        visitor.postJson(
            "/oauth/register",
            "{\"redirect_uris\":[\""
                + uri
                + "\"],\"token_endpoint_auth_method\":\"none\","
                + "\"application_type\":\"native\",\"software_statement\":\"x\","
                + "\"grant_types\":[\"authorization_code\",\"refresh_token\","
                + "\"urn:ietf:params:oauth:grant-type:jwt-bearer\"]}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().getJsonArray("redirect_uris").getString(0)).isEqualTo(uri);
    assertThat(answer.json()).doesNotContainKey("client_secret");
    assertThat(answer.json().getJsonArray("grant_types").toString()).doesNotContain("jwt-bearer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"redirect_uris\":[]}",
        "{\"redirect_uris\":\"https://a.example/cb\"}",
        "{\"redirect_uris\":[1]}",
        "{\"redirect_uris\":[\"https://a.example/cb\"],\"token_endpoint_auth_method\":\"tls\"}",
        "{\"redirect_uris\":[\"https://a.example/cb\"],\"grant_types\":[\"password\"]}",
        "{\"redirect_uris\":[\"https://a.example/cb\"],\"grant_types\":[\"client_credentials\"],"
            + "\"token_endpoint_auth_method\":\"none\"}"
      })
  void whatCannotBeReadIsRefusedInTheWordsOfTheRfc(String body) {
    var answer = visitor.postJson("/oauth/register", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error")).startsWith("invalid_");
    assertThat(answer.json().getString("error_description")).isNotBlank();
  }

  @Test
  void attack23AClientThatEnteredItselfActsForNobody() {
    var registered =
        visitor
            .postJson(
                "/oauth/register",
                "{\"redirect_uris\":[\"https://a.example/cb\"],"
                    + "\"grant_types\":[\"client_credentials\"]}")
            .json();

    var answer =
        visitor.postForm(
            "/oauth/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", registered.getString("client_id"),
                "client_secret", registered.getString("client_secret")));

    assertThat(answer.json().getString("error")).isEqualTo("unauthorized_client");
  }

  /** One where applications need a token to register, and only one of their schemes is taken. */
  private static synchronized Gate guarded() {
    if (guarded == null) {
      var settings = new HashMap<>(DocumentHost.trust());
      settings.put("MESHGATE_REGISTRATION", "token");
      settings.put("MESHGATE_REGISTRATION_TOKEN", "let-me-register");
      settings.put("MESHGATE_REDIRECT_SCHEMES", "cursor");
      settings.put("MESHGATE_CLIENT_DOCUMENTS", "fetch");
      guarded = Gate.start("guarded", settings);
    }
    return guarded;
  }

  @AfterAll
  static void close() {
    if (guarded != null) {
      guarded.close();
    }
  }

  @Test
  void attack23AnAddressRegistersSoManyAndOnlyWithTheTokenWhereOneIsAskedFor() {
    var stranger = new Visitor(guarded());
    assertThat(stranger.postJson("/oauth/register", FINE).status()).isEqualTo(401);
    assertThat(register(stranger, FINE, "let-me-registeR").status()).isEqualTo(401);
    var status = 201;
    for (int i = 0; i < 20 && status == 201; i++) {
      status = register(stranger, FINE, "let-me-register").status();
    }

    var oneMore = register(stranger, FINE, "let-me-register");

    assertThat(oneMore.status()).isEqualTo(429);
    assertThat(oneMore.json().getString("error_description")).contains("20", "hour", "wait");
  }

  @Test
  void anAnswerGoesToNoSchemeThatTheOperatorDoesNotTake() {
    var stranger = new Visitor(guarded());
    var body = "{\"redirect_uris\":[\"https://a.example/cb\",\"other.app://cb\"]}";

    var answer = register(stranger, body, "let-me-register");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_redirect_uri");
    assertThat(answer.json().getString("error_description")).contains("other.app://", "https");
    try (var host = DocumentHost.open()) {
      var id = host.at("/client.json");
      host.publish(
          "/client.json",
          Page.json(
              "{\"client_id\":\""
                  + id
                  + "\",\"client_name\":\"Two\",\"token_endpoint_auth_method\":\"none\","
                  + "\"redirect_uris\":[\"cursor://cb\",\"other.app://cb\"]}"));
      assertThat(asks(id, stranger, "cursor://cb").status()).isEqualTo(303);
      var refused = asks(id, stranger, "other.app://cb");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("other.app://", "administrator");
    }
  }

  private static Answer asks(String client, Visitor visitor, String redirectUri) {
    var assistant = Assistant.knownAs(client, visitor, redirectUri);
    return assistant.authorize(assistant.parameters("mcp:read"));
  }

  private static Answer register(Visitor visitor, String body, String token) {
    return visitor.postJson("/oauth/register", body, "Authorization", "Bearer " + token);
  }
}
