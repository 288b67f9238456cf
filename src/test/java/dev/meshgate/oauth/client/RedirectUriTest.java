package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_REDIRECT_URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.oauth.OAuthException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 8252 and RFC 9700: where an answer may go")
class RedirectUriTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://chatgpt.com/connector_platform_oauth_redirect",
        "http://localhost/callback",
        "http://127.0.0.1:33418/",
        "http://[::1]:8080/cb",
        "cursor://anysphere.cursor-mcp/oauth/callback",
        "com.example.app:/oauth"
      })
  void takesWhatAssistantsUse(String uri) {
    assertThat(new RedirectUri(uri).value()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/cb",
        "https://example.com/cb#fragment",
        "https://user@example.com/cb",
        "javascript:alert(1)",
        "data:text/html,x",
        "/relative",
        "https:///nohost",
        "http://localhost.evil.example/cb",
        "not a uri"
      })
  void refusesWhatCouldLeadAstray(String uri) {
    assertThatExceptionOfType(OAuthException.class)
        .isThrownBy(() -> new RedirectUri(uri))
        .returns(INVALID_REDIRECT_URI, OAuthException::error);
  }

  @Test
  void leavesALoopbackPortToTheApplication() {
    var registered = new RedirectUri("http://localhost/callback");

    assertThat(new RedirectUri("http://localhost:51234/callback").matches(registered)).isTrue();
    assertThat(new RedirectUri("http://localhost:51234/other").matches(registered)).isFalse();
    assertThat(new RedirectUri("http://127.0.0.1/callback").matches(registered)).isFalse();
  }

  @Test
  void comparesEveryOtherAddressToTheLetter() {
    var registered = new RedirectUri("https://app.example/cb");

    assertThat(new RedirectUri("https://app.example:444/cb").matches(registered)).isFalse();
    assertThat(new RedirectUri("https://app.example/cb/").matches(registered)).isFalse();
    assertThat(new RedirectUri("https://APP.example/cb").matches(registered)).isFalse();
  }
}
