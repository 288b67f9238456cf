package dev.meshgate.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client's own registration (RFC 7592)")
class RegistrationManagementIT {

  private static final String REDIRECT = Assistant.REDIRECT;
  private static final String ELSEWHERE = "http://127.0.0.1:33418/elsewhere";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private final JsonObject registered =
      visitor
          .postJson(
              "/oauth/register",
              "{\"client_name\":\"Managed\",\"token_endpoint_auth_method\":\"none\","
                  + "\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                  + "\"redirect_uris\":[\""
                  + REDIRECT
                  + "\"]}")
          .json();

  private String id() {
    return registered.getString("client_id");
  }

  private Answer call(String method, String body) {
    return call(method, body, registered.getString("registration_access_token"));
  }

  private Answer call(String method, String body, String token) {
    var uri = registered.getString("registration_client_uri");
    return visitor.call(method, uri, body, "Authorization", "Bearer " + token);
  }

  /** What it would send to be at another address. */
  private String moved() {
    return Json.createObjectBuilder(registered)
        .remove("registration_access_token")
        .remove("registration_client_uri")
        .remove("client_id_issued_at")
        .add("redirect_uris", Json.createArrayBuilder().add(ELSEWHERE))
        .build()
        .toString();
  }

  @Test
  void itReadsWhatWasTaken() {
    var answer = call("GET", "");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(registered);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aClientWithASecretIsToldItOnce() {
    var fine = "{\"redirect_uris\":[\"https://a.example/cb\"]}";
    var own = visitor.postJson("/oauth/register", fine).json();
    assertThat(own.getString("client_secret")).isNotBlank();

    var answer =
        visitor.get(
            own.getString("registration_client_uri"),
            "Authorization",
            "Bearer " + own.getString("registration_access_token"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).doesNotContainKey("client_secret");
  }

  @Test
  void itMovesAndPeopleAreAskedAgain() {
    var assistant = Assistant.knownAs(id(), visitor, REDIRECT);
    assistant.connect("mcp:read");

    var answer = call("PUT", moved());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().getJsonArray("redirect_uris").getString(0)).isEqualTo(ELSEWHERE);
    assertThat(assistant.authorize(assistant.parameters("mcp:read")).status())
        .as("where it was before")
        .isEqualTo(400);
    var there = Assistant.knownAs(id(), visitor, ELSEWHERE);
    assertThat(there.question(there.parameters("mcp:read")).body()).contains("Managed");
  }

  @Test
  void itEndsAndItsTokensEndWithIt() {
    var assistant = Assistant.knownAs(id(), visitor, REDIRECT);
    var tokens = assistant.connect("mcp:read offline_access");

    assertThat(call("DELETE", "").status()).isEqualTo(204);

    assertThat(call("GET", "").status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(401);
    assertThat(visitor.get("/v1/limits", tokens.header()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void attack23WithoutItsTokenNobodyReadsChangesOrEndsIt(String method) {
    var another =
        visitor
            .postJson("/oauth/register", "{\"redirect_uris\":[\"https://a.example/cb\"]}")
            .json()
            .getString("registration_access_token");
    var administrators =
        Assistant.registeredAt(visitor)
            .connect("mcp:manage", visitor.baseUrl() + "/v1/admin")
            .access();
    for (var token : new String[] {"", "mra_guessed", another, administrators}) {
      var answer = call(method, moved(), token);
      assertThat(answer.status()).as(answer.body()).isEqualTo(401);
      assertThat(answer.json().getString("error")).isEqualTo("invalid_token");
    }
    var uri = registered.getString("registration_client_uri");
    assertThat(visitor.call(method, uri, moved()).status()).isEqualTo(401);
    var unknown = visitor.call(method, uri + "x", moved(), "Authorization", "Bearer " + another);
    assertThat(unknown.status()).as("one that is not there is answered alike").isEqualTo(401);
    assertThat(call("GET", "").json()).isEqualTo(registered);
  }

  @Test
  void whatCannotBeIsRefusedAndChangesNothing() {
    for (var change :
        Map.of(
                "client_id", "dcr_somebody",
                "client_secret", "chosen",
                "token_endpoint_auth_method", "client_secret_basic")
            .entrySet()) {
      var body =
          Json.createObjectBuilder(Map.of())
              .addAll(Json.createObjectBuilder(object(moved())))
              .add(change.getKey(), change.getValue())
              .build()
              .toString();
      var answer = call("PUT", body);
      assertThat(answer.status()).as(change.getKey()).isEqualTo(400);
      assertThat(answer.json().getString("error")).isEqualTo("invalid_client_metadata");
    }
    var evil = moved().replace(ELSEWHERE, "javascript:alert(1)");
    assertThat(call("PUT", evil).json().getString("error")).isEqualTo("invalid_redirect_uri");
    assertThat(call("PUT", "{").status()).isEqualTo(400);
    assertThat(call("GET", "").json()).isEqualTo(registered);
  }

  private static JsonObject object(String json) {
    return new Answer(200, Map.of(), json).json();
  }
}
