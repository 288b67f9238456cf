package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What goes wrong says why, and what to do next")
class TroubleIT {

  private final Visitor visitor = new Visitor(Gate.onH2());
  private final String connector = Gate.onH2().baseUrl() + "/v1/mcp";

  /** "Error creating connector": the address is not the one. */
  @ParameterizedTest
  @ValueSource(strings = {"/mcp", "/sse", "/v1", "/v1/mcp/none", "/api"})
  void aConnectorWithAnotherAddressIsToldTheRightOne(String path) {
    var answer = visitor.postJson(path, "{}");

    assertThat(answer.status()).isEqualTo(404);
    says(answer, "nothing at this address", connector);
  }

  /** The same in a browser: people are not shown JSON. */
  @Test
  void aPersonAtAWrongAddressSeesAPage() {
    var page = visitor.get("/nowhere", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("There is nothing here", "href=\"/console/\"");
    assertThat(visitor.get("/nowhere", "Accept", "*/*").json().getString("error"))
        .isEqualTo("NOT_FOUND");
  }

  /** "Error creating connector": nobody is signed in yet. */
  @Test
  void aConnectorWithoutATokenIsLedToTheSignIn() {
    var answer = visitor.postJson("/v1/mcp", "{}");

    assertThat(answer.status()).isEqualTo(401);
    says(answer, "needs an access token", "Connect your assistant to " + connector, "sign in");
    var metadata =
        answer.header("WWW-Authenticate").replaceAll(".*resource_metadata=\"([^\"]*).*", "$1");
    assertThat(visitor.get(metadata).json().getString("resource")).isEqualTo(connector);
  }

  /** "Error creating connector": one that was removed here and is still set up there. */
  @Test
  void aConnectorThatIsNotKnownAnyMoreIsSentToSetItUpAnew() {
    var page = visitor.get("/oauth/authorize?client_id=dcr_gone&redirect_uri=https://a.example/cb");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("the application is not known here", "add it anew with the address", connector);

    var refresh =
        visitor.postForm(
            "/oauth/token",
            Map.of("grant_type", "refresh_token", "client_id", "dcr_gone", "refresh_token", "x"));
    assertThat(refresh.status()).isEqualTo(401);
    assertThat(refresh.json().getString("error")).isEqualTo("invalid_client");
    says(refresh, "not known here", "register again");
  }

  /** "Error creating connector": the application's own address is not acceptable. */
  @Test
  void aRegistrationThatIsRefusedSaysWhatWouldBeTaken() {
    var answer =
        visitor.postJson("/oauth/register", "{\"redirect_uris\":[\"http://a.example/cb\"]}");

    assertThat(answer.json().getString("error")).isEqualTo("invalid_redirect_uri");
    says(answer, "must be https", "localhost");
  }

  /** "401 Unauthorized" during login. */
  @Test
  void aWrongPasswordNamesWhatToCheckAndWhomToAsk() {
    for (var email : List.of(Gate.EMAIL, "nobody@example.com")) {
      var form = visitor.get("/oauth/sign-in");
      var answer = Assistant.registeredAt(visitor).signIn(form, email, "wrong horse battery");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body())
          .as("the same for an account that is not there")
          .contains(
              "This address and password do not match", "Check both", "ask your administrator")
          .doesNotContain("wrong horse");
    }
  }

  /** "401 Unauthorized" during login: the form lay open too long, or in another browser. */
  @Test
  void aFormThatIsNoLongerGoodSaysSo() {
    var answer =
        visitor.postForm("/oauth/sign-in", Map.of("email", Gate.EMAIL, "password", Gate.PASSWORD));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("This form is no longer good", "load the page again");
  }

  /** "403 Insufficient scope". */
  @Test
  void aScopeThatLacksIsNamed() {
    var tokens = Assistant.registeredAt(Gate.onH2()).connect("mcp:read");

    var answer = visitor.postJson("/v1/tools/mesh_execute", "{\"task\":\"x\"}", tokens.header());

    assertThat(answer.status()).isEqualTo(403);
    says(answer, "does not hold the scope", "mcp:execute", "Connect again", "consent page");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("error=\"insufficient_scope\"", "scope=\"mcp:execute\"");
  }

  /**
   * "Token expired": what follows where a refresh fails. That of the access token is told inside.
   */
  @Test
  void aRefreshThatFailsSaysToSignInAgain() {
    var assistant = Assistant.registeredAt(Gate.onH2());
    var tokens = assistant.connect("mcp:read");
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(200);
    var revoked = Map.of("client_id", assistant.clientId(), "token", tokens.refresh());
    assertThat(visitor.postForm("/oauth/revoke", revoked).status()).isEqualTo(200);

    var answer = assistant.refresh(tokens.refresh());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_grant");
    says(answer, "connect and sign in again");
    var call = visitor.get("/v1/tools", tokens.header());
    assertThat(call.status()).isEqualTo(401);
    says(call, "it was revoked", "refresh_token grant", "connect and sign in again");
  }

  private static void says(Answer answer, String... words) {
    var json = answer.json();
    assertThat(json.getString("message", json.getString("error_description", ""))).contains(words);
  }
}
