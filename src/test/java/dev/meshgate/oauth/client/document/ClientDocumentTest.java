package dev.meshgate.oauth.client.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.client.AuthMethod;
import dev.meshgate.oauth.client.ClientMetadata;
import dev.meshgate.oauth.client.RedirectUri;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDocumentTest {

  private static final String ID = "https://app.example/client.json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ID,
        "https://app.example:8443/c",
        "https://app.example/c?v=1",
        "https://chatgpt.com/oauth/abc-1_2/client.json"
      })
  void anHttpsAddressWithAPathIsAnId(String id) {
    assertThat(ClientIdUrl.of(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example",
        "https://app.example/",
        "http://app.example/c",
        "HTTPS://app.example/c",
        "https:///c",
        "https:c",
        "https://user@app.example/c",
        "https://app.example/c#x",
        "https://app.example/./c",
        "https://app.example/a/../c",
        "https://app.example/a/%2E%2e/c",
        "https://app.example/a/..",
        "https://app.example/a b"
      })
  void attack20WhatIsNoPlainAddressIsNoId(String id) {
    assertThatThrownBy(() -> ClientIdUrl.of(id)).isInstanceOf(OAuthException.class);
  }

  @Test
  void anIdIsNotLongerThanTheColumnThatKeepsIt() {
    assertThatThrownBy(() -> ClientIdUrl.of("https://app.example/" + "c".repeat(240)))
        .isInstanceOf(OAuthException.class);
  }

  private static ClientMetadata read(String more) {
    return DocumentReader.read(
        ID,
        "{\"client_id\":\"%s\",\"client_name\":\"App\",\"redirect_uris\":[\"https://app.example/cb\"]%s}"
            .formatted(ID, more));
  }

  @Test
  void aDocumentThatSaysNoMethodIsOfAPublicClient() {
    assertThat(read("").authMethod()).isEqualTo(AuthMethod.NONE);
  }

  @Test
  void grantsOfOtherServersAreNoReasonToRefuse() {
    var metadata =
        read(
            ",\"grant_types\":[\"authorization_code\",\"refresh_token\","
                + "\"urn:ietf:params:oauth:grant-type:jwt-bearer\"]");

    assertThat(metadata.grantTypes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"private_key_jwt, PRIVATE_KEY_JWT", "none, NONE"})
  void theMethodThatItPrefersIsTaken(String method, AuthMethod taken) {
    var metadata =
        read(
            ",\"token_endpoint_auth_method\":\"%s\",\"jwks_uri\":\"https://app.example/keys\","
                    .formatted(method)
                + "\"token_endpoint_auth_methods_supported\":[\"none\",\"private_key_jwt\"]");

    assertThat(metadata.authMethod()).isEqualTo(taken);
  }

  @Test
  void oneThatWeDoNotKnowGivesWayToNoneWhereTheDocumentSaysSo() {
    var metadata =
        read(
            ",\"token_endpoint_auth_method\":\"tls_client_auth\","
                + "\"token_endpoint_auth_methods_supported\":[\"tls_client_auth\",\"none\"]");

    assertThat(metadata.authMethod()).isEqualTo(AuthMethod.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"token_endpoint_auth_method\":\"client_secret_basic\"",
        ",\"token_endpoint_auth_method\":\"tls_client_auth\"",
        ",\"token_endpoint_auth_method\":\"private_key_jwt\"",
        ",\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks_uri\":\"http://a.example/k\"",
        ",\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":{\"keys\":[]}",
        ",\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":{\"keys\":[{\"kty\":\"oct\","
            + "\"k\":\"c2VjcmV0\"}]}",
        ",\"client_secret\":\"x\"",
        ",\"client_secret_expires_at\":0",
        ",\"client_id\":\"https://other.example/client.json\""
      })
  void aDocumentThatCannotBeBelievedIsRefused(String more) {
    assertThatThrownBy(() -> read(more)).isInstanceOf(OAuthException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"client_id\":\"https://app.example/client.json/\",\"client_name\":\"App\"}",
        "{\"client_id\":\"https://app.example/client.json\",\"client_name\":\"App\"}",
        "{\"client_id\":\"https://app.example/client.json\",\"client_name\":\"App\","
            + "\"redirect_uris\":[]}",
        "{\"client_id\":\"https://app.example/client.json\",\"client_name\":\" \","
            + "\"redirect_uris\":[\"https://app.example/cb\"]}",
        "{\"client_id\":\"https://app.example/client.json\",\"client_name\":\"App\","
            + "\"redirect_uris\":[\"javascript:alert(1)\"]}"
      })
  void soIsOneThatSaysTooLittle(String body) {
    assertThatThrownBy(() -> DocumentReader.read(ID, body)).isInstanceOf(OAuthException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "https://chatgpt.com/oauth/client.json, https://chatgpt.com/connector_platform_oauth_redirect",
    "https://chatgpt.com/oauth/abc_1/client.json, https://chatgpt.com/connector/oauth/abc_1",
    "https://chatgpt.com/oauth/codex/client.json, http://127.0.0.1:5123/callback",
    "https://chatgpt.com/oauth/codex/a1/client.json, http://localhost:5123/callback/a1",
    "https://claude.ai/oauth/mcp-oauth-client-metadata, https://claude.ai/api/mcp/auth_callback",
    "https://claude.ai/oauth/claude-code-client-metadata, http://localhost:49152/callback",
    "https://vscode.dev/oauth/client-metadata.json, http://127.0.0.1:33418/",
    "https://vscode.dev/oauth/client-metadata.json, https://vscode.dev/redirect",
    "https://zed.dev/oauth/client-metadata.json, http://127.0.0.1:6000/callback",
    "https://opencode.ai/oauth/opencode/client.json, http://127.0.0.1:6000/callback"
  })
  void aWellKnownAssistantIsSentWhereItAsks(String id, String asked) {
    var metadata = new WellKnownClients().find(id).orElseThrow();

    var kept = metadata.redirectUris().stream().map(RedirectUri::withoutLoopbackPort);
    assertThat(kept).contains(new RedirectUri(asked).withoutLoopbackPort());
    assertThat(metadata.grantTypes()).hasSize(2);
  }

  @Test
  void onlyTheDocumentsOwnAddressIsWellKnown() {
    for (var id :
        List.of(
            "https://claude.ai/oauth/mcp-oauth-client-metadata/",
            "https://claude.ai.example/oauth/mcp-oauth-client-metadata",
            "https://chatgpt.com/oauth/a/b/client.json",
            "https://chatgpt.com/oauth/../client.json",
            "https://vscode.dev/oauth/client-metadata.json?x=1")) {
      assertThat(new WellKnownClients().find(id)).as(id).isEmpty();
    }
  }
}
