package dev.meshgate.oauth.client.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.DocumentHost;
import dev.meshgate.DocumentHost.Page;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Clients whose id is the address of a document about them")
class DocumentedClientIT {

  private static final String REDIRECT = "https://app.example/cb";
  private static final String SCOPE = "mcp:read offline_access";

  private final DocumentHost host = DocumentHost.open();
  private final Visitor visitor = new Visitor(Gate.onH2());
  private final String path = "/" + UUID.randomUUID() + "/client.json";
  private final String id = host.at(path);
  private final Assistant assistant = Assistant.knownAs(id, visitor, REDIRECT);

  @AfterEach
  void closeTheHost() {
    host.close();
  }

  private Page document(String name, String redirect) {
    return Page.json(
        """
        {"client_id": "%s", "client_name": "%s", "redirect_uris": ["%s"],
         "grant_types": ["authorization_code", "refresh_token"],
         "token_endpoint_auth_method": "none"}
        """
            .formatted(id, name, redirect));
  }

  @Test
  void oneConnectsWithoutHavingRegistered() {
    host.publish(path, document("Documented", REDIRECT));

    var verifier = Assistant.newVerifier();
    var question = assistant.question(parameters(verifier));
    assertThat(question.body())
        .contains("Documented", host.at("").substring("https://".length()), "app.example")
        .contains("Known by its address");
    var tokens = Assistant.tokensOf(assistant.redeem(allowed(question, verifier)));

    assertThat(visitor.get("/v1/tools", tokens.header()).status()).isEqualTo(200);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(200);
    assertThat(host.asked(path)).as("fetched once, and used as long as it is fresh").isEqualTo(1);
  }

  private Map<String, String> parameters(String verifier) {
    return assistant.parameters(SCOPE, visitor.baseUrl() + "/v1/mcp", verifier);
  }

  private Assistant.Code allowed(Answer question, String verifier) {
    var redirected = assistant.allow(question).redirected();
    return new Assistant.Code(redirected.getOrDefault("code", ""), verifier);
  }

  @Test
  void itsAnswerGoesNowhereThatTheDocumentDoesNotName() {
    host.publish(path, document("Documented", "https://app.example/other"));

    var answer = assistant.authorize(assistant.parameters(SCOPE));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).doesNotContainKey("location");
  }

  private Stream<Arguments> useless() {
    return Stream.of(
        Arguments.of(
            "another's", Page.json("{\"client_id\":\"https://a.example/c\"}"), "client_id"),
        Arguments.of("no JSON", Page.json("<html>"), "no JSON"),
        Arguments.of("a page", document("A", REDIRECT).with("Content-Type", "text/html"), "JSON"),
        Arguments.of("an error", document("A", REDIRECT).status(403), "403"),
        Arguments.of(
            "a redirect",
            document("A", REDIRECT).status(302).with("Location", host.at("/elsewhere")),
            "302"),
        Arguments.of("endless", Page.json(" ".repeat(70_000)), "64 KiB"));
  }

  @Test
  void attack20ADocumentThatIsNoneIsNamedToThePersonAndNotAskedForAgain() {
    useless()
        .forEach(
            each -> {
              var at = "/" + UUID.randomUUID() + "/client.json";
              host.publish(at, (Page) each.get()[1]);
              var asking = Assistant.knownAs(host.at(at), visitor, REDIRECT);

              var answer = asking.authorize(asking.parameters(SCOPE));
              asking.authorize(asking.parameters(SCOPE));

              assertThat(answer.status()).as("%s", each.get()[0]).isEqualTo(400);
              assertThat(answer.headers()).doesNotContainKey("location");
              assertThat(answer.body()).contains((String) each.get()[2]);
              assertThat(host.asked(at)).isEqualTo(1);
            });
    assertThat(host.asked("/elsewhere")).isZero();
  }

  @Test
  void attack20AHostThatDoesNotAnswerIsGivenUpWithinSeconds() {
    host.publish(path, document("Slow", REDIRECT).after(20_000));

    var begin = System.nanoTime();
    var answer = assistant.authorize(assistant.parameters(SCOPE));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1:%d/client.json, no public address",
    "https://10.0.0.1/client.json, no public address",
    "https://169.254.169.254/latest/meta-data, no public address",
    "https://[::1]:%d/client.json, no public address",
    "https://[::ffff:127.0.0.1]:%d/client.json, no public address",
    "https://no-such-host.invalid/client.json, no public address",
    "http://localhost:%d/client.json, not known",
    "https://localhost:%d/, must be https with a path",
    "https://user@localhost:%d/client.json, must be https with a path"
  })
  void attack20NoAddressInsideIsGoneTo(String address, String why) {
    var port = host.at("").replaceAll(".*:", "");
    var inside = Assistant.knownAs(address.replace("%d", port), visitor, REDIRECT);

    var answer = inside.authorize(inside.parameters(SCOPE));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
    assertThat(host.asked("/client.json")).isZero();
  }

  @Test
  void attack22WhenTheDocumentIsAnotherThePersonIsAskedAgain() throws Exception {
    host.publish(path, document("Before", REDIRECT).with("Cache-Control", "max-age=1"));
    assistant.allow(assistant.question(assistant.parameters(SCOPE)));
    var silent = assistant.question(assistant.parameters(SCOPE));
    assertThat(silent.header("location")).as("agreed once").startsWith(REDIRECT);

    host.publish(path, document("After", REDIRECT).with("Cache-Control", "max-age=1"));
    TimeUnit.SECONDS.sleep(6);
    var question = assistant.question(assistant.parameters(SCOPE));

    assertThat(question.status()).isEqualTo(200);
    assertThat(question.body()).contains("After").doesNotContain("Before");
  }

  @Test
  void whatWasFetchedIsUsedOnWhileItsHostIsAway() throws Exception {
    host.publish(path, document("Still here", REDIRECT).with("Cache-Control", "max-age=1"));
    var code = assistant.code(SCOPE);
    host.publish(path, document("", REDIRECT).status(503));
    TimeUnit.SECONDS.sleep(6);

    assertThat(assistant.redeem(code).status()).isEqualTo(200);
    assertThat(host.asked(path)).isEqualTo(2);
  }

  @Test
  void aWellKnownAssistantIsKnownThoughItsHostCannotBeReached() {
    var claude =
        Assistant.knownAs(
            "https://claude.ai/oauth/mcp-oauth-client-metadata",
            visitor,
            "https://claude.ai/api/mcp/auth_callback");

    var question = claude.question(claude.parameters(SCOPE));

    assertThat(question.status()).isEqualTo(200);
    assertThat(question.body()).contains("Claude", "claude.ai");
  }

  @Test
  void aDocumentIsNoSecretSoNoSecretIsTakenFromItsClient() {
    host.publish(path, document("Public", REDIRECT));

    var answer =
        visitor.postForm(
            "/oauth/token",
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "x",
                "client_id", id,
                "client_secret", "guess"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().getString("error")).isEqualTo("invalid_client");
  }

  @Test
  void whoeverLetsNobodyRegisterTakesNoDocumentsEither() {
    try (var closed =
        Gate.start(
            "closed",
            Map.of(
                "MESHGATE_REGISTRATION", "off",
                "MESHGATE_EGRESS_INTRANET", "localhost"))) {
      var stranger = new Visitor(closed);
      var metadata = stranger.get("/.well-known/oauth-authorization-server").json();
      assertThat(metadata.getBoolean("client_id_metadata_document_supported")).isFalse();
      var asking = Assistant.knownAs(id, stranger, REDIRECT);

      assertThat(asking.authorize(asking.parameters(SCOPE)).status()).isEqualTo(400);
      assertThat(host.asked(path)).isZero();
    }
  }
}
