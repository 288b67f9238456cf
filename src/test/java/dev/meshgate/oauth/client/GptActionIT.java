package dev.meshgate.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does what ChatGPT does for the Actions of a GPT: no PKCE, no resource, a secret in the form. */
@DisplayName("The Actions of a GPT")
class GptActionIT {

  private static final String GPT = "g-6Qx2ZkT9a";

  private final Gate gate = Gate.onH2();
  private final Visitor visitor = new Visitor(gate);
  private final JsonObject marked =
      entered("{\"client_name\":\"Our GPT\",\"gpt_action\":\"" + GPT + "\"}").json();

  private Answer entered(String body) {
    var administrator = Assistant.registeredAt(gate);
    var tokens = administrator.connect("mcp:manage", gate.baseUrl() + "/v1/admin");
    return visitor.postJson("/v1/admin/clients", body, tokens.header());
  }

  /** One that has the same redirect URIs and a secret, and is not marked. */
  private JsonObject unmarked() {
    var answer =
        entered(
            "{\"client_name\":\"Not marked\",\"redirect_uris\":[\""
                + redirectUri(marked, 1)
                + "\"],\"token_endpoint_auth_method\":\"client_secret_post\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String redirectUri(JsonObject client, int index) {
    return client.getJsonArray("redirect_uris").getString(index);
  }

  private Map<String, String> asked(JsonObject client, String redirectUri) {
    var parameters = new HashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client.getString("client_id"));
    parameters.put("redirect_uri", redirectUri);
    parameters.put("state", "oaisdr_ac_7");
    parameters.put("scope", "mcp:read mcp:execute");
    return parameters;
  }

  private Assistant person(JsonObject client, String redirectUri) {
    return Assistant.knownAs(client.getString("client_id"), new Visitor(gate), redirectUri);
  }

  private Answer redeem(JsonObject client, String code, Map<String, String> more) {
    var form = new HashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", client.getString("client_id"));
    form.put("client_secret", client.getString("client_secret"));
    form.put("code", code);
    form.put("redirect_uri", redirectUri(client, 0));
    form.putAll(more);
    return visitor.postForm("/oauth/token", form);
  }

  private String code(JsonObject client, Map<String, String> parameters) {
    var person = person(client, redirectUri(client, 0));
    return person.allow(person.question(parameters)).redirected().getOrDefault("code", "");
  }

  @Test
  void anAdministratorGivesAGptsIdAndGetsWhatItsEditorAsksFor() {
    assertThat(marked.getString("gpt_action")).isEqualTo(GPT);
    assertThat(marked.getString("client_secret")).isNotBlank();
    assertThat(marked.getString("token_endpoint_auth_method")).isEqualTo("client_secret_post");
    assertThat(List.of(redirectUri(marked, 0), redirectUri(marked, 1)))
        .containsExactly(
            "https://chat.openai.com/aip/" + GPT + "/oauth/callback",
            "https://chatgpt.com/aip/" + GPT + "/oauth/callback");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aPersonSignsInAndTheGptCallsTheOperationsOfItsDocument(int index) {
    var redirectUri = redirectUri(marked, index);
    var person = person(marked, redirectUri);
    var back = person.allow(person.question(asked(marked, redirectUri)));
    assertThat(back.header("location")).startsWith(redirectUri);
    assertThat(back.redirected()).containsEntry("state", "oaisdr_ac_7").containsKey("code");

    var code = back.redirected().getOrDefault("code", "");
    var tokens = redeem(marked, code, Map.of("redirect_uri", redirectUri));

    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    var header = Assistant.tokensOf(tokens).header();
    var document = visitor.get("/v1/actions.json").json();
    var agents = call(document, "list_agents", "{}", header);
    assertThat(agents.status()).as(agents.body()).isEqualTo(200);
    assertThat(agents.body()).contains("librarian");
    var task =
        "{\"task\":\"Average revenue\",\"context\":\"region,revenue\\nNorth,10\\nSouth,20\"}";
    assertThat(call(document, "mesh_execute", task, header).status()).isEqualTo(200);
    assertThat(refreshed(tokens.json()).status()).isEqualTo(200);
  }

  private Answer refreshed(JsonObject tokens) {
    return visitor.postForm(
        "/oauth/token",
        Map.of(
            "grant_type", "refresh_token",
            "client_id", marked.getString("client_id"),
            "client_secret", marked.getString("client_secret"),
            "refresh_token", tokens.getString("refresh_token")));
  }

  /** Calls an operation where the document says that it is. */
  private Answer call(JsonObject document, String operation, String body, String... header) {
    var server = document.getJsonArray("servers").getJsonObject(0).getString("url");
    for (var path : document.getJsonObject("paths").entrySet()) {
      var post = path.getValue().asJsonObject().getJsonObject("post");
      if (post.getString("operationId").equals(operation)) {
        return visitor.postJson(server + path.getKey(), body, header);
      }
    }
    throw new AssertionError("no operation " + operation);
  }

  @Test
  void attack01WhoIsNotMarkedIsRefusedWithoutAChallenge() {
    var client = unmarked();
    var redirectUri = redirectUri(client, 0);

    var answer = person(client, redirectUri).authorize(asked(client, redirectUri));

    assertThat(answer.redirected())
        .containsEntry("error", "invalid_request")
        .containsEntry("state", "oaisdr_ac_7")
        .doesNotContainKey("code");
    assertThat(answer.redirected().get("error_description")).contains("code_challenge");
  }

  @Test
  void withoutAChallengeAStateIsRequired() {
    var parameters = asked(marked, redirectUri(marked, 0));
    parameters.remove("state");

    var answer = person(marked, redirectUri(marked, 0)).authorize(parameters);

    assertThat(answer.redirected()).containsEntry("error", "invalid_request");
    assertThat(answer.redirected().get("error_description")).contains("state");
  }

  @Test
  void attack01AChallengeThatWasTakenOutOnTheWayIsFoundOut() {
    var code = code(marked, asked(marked, redirectUri(marked, 0)));

    var answer = redeem(marked, code, Map.of("code_verifier", Assistant.newVerifier()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_grant");
  }

  @Test
  void aChallengeThatWasSentMustBeMet() {
    var redirectUri = redirectUri(marked, 0);
    var person = person(marked, redirectUri);
    var parameters = asked(marked, redirectUri);
    parameters.putAll(
        person.parameters("mcp:read", gate.baseUrl() + "/v1/mcp", Assistant.newVerifier()));

    var answer = redeem(marked, code(marked, parameters), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_grant");
  }

  @Test
  void itsSecretIsAskedForAndItsRedirectUrisAreNoOthers() {
    var code = code(marked, asked(marked, redirectUri(marked, 0)));
    assertThat(redeem(marked, code, Map.of("client_secret", "guessed")).status()).isEqualTo(401);

    for (var uri :
        List.of(
            "https://chatgpt.com/aip/g-somebodyelse/oauth/callback",
            "https://chatgpt.com.evil.example/aip/" + GPT + "/oauth/callback",
            "http://127.0.0.1:33418/callback")) {
      var answer = person(marked, uri).authorize(asked(marked, uri));
      assertThat(answer.status()).as(uri).isEqualTo(400);
      assertThat(answer.header("location")).as(uri).isEmpty();
    }
  }

  @Test
  void nobodyMarksThemselvesAndNoOtherKindCanBeMarked() {
    var own =
        visitor.postJson(
            "/oauth/register",
            "{\"gpt_action\":\"" + GPT + "\",\"redirect_uris\":[\"https://a.example/cb\"]}");
    assertThat(own.status()).isEqualTo(201);
    assertThat(own.json()).doesNotContainKey("gpt_action");
    for (var body :
        List.of(
            "{\"gpt_action\":\"" + GPT + "\",\"redirect_uris\":[\"https://a.example/cb\"]}",
            "{\"gpt_action\":\"" + GPT + "\",\"token_endpoint_auth_method\":\"none\"}",
            "{\"gpt_action\":\"g-../../x\"}",
            "{\"gpt_action\":true}")) {
      assertThat(entered(body).status()).as(body).isEqualTo(400);
    }
  }
}
