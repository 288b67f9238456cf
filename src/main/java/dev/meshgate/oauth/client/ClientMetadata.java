package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;
import static dev.meshgate.oauth.OAuthError.INVALID_REDIRECT_URI;

import com.nimbusds.jose.JWSAlgorithm;
import dev.meshgate.oauth.Scope;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says about itself (RFC 7591 §2), reduced to what we keep. Unknown members and grant
 * types are ignored, as the RFC asks: assistants list grants of other servers too.
 */
public record ClientMetadata(
    String name,
    List<RedirectUri> redirectUris,
    AuthMethod authMethod,
    ClientKeys keys,
    Set<GrantType> grantTypes,
    Set<Scope> scopes,
    Optional<String> clientUri,
    JWSAlgorithm idTokenAlgorithm) {

  private static final int LONGEST_NAME = 200;
  private static final int MOST_REDIRECTS = 20;
  private static final int LONGEST_REDIRECTS = 20_000;
  private static final Set<Scope> FOR_EVERYBODY = EnumSet.allOf(Scope.class);

  public ClientMetadata {
    if (grantTypes.contains(GrantType.AUTHORIZATION_CODE) && redirectUris.isEmpty()) {
      throw INVALID_REDIRECT_URI.because("redirect_uris must hold at least one URI");
    }
    if (redirectUris.size() > MOST_REDIRECTS) {
      throw INVALID_REDIRECT_URI.because("redirect_uris must hold at most " + MOST_REDIRECTS);
    }
    if (redirectUris.stream().mapToInt(uri -> uri.value().length() + 1).sum() > LONGEST_REDIRECTS) {
      throw INVALID_REDIRECT_URI.because("redirect_uris must be shorter than 20,000 characters");
    }
    if (grantTypes.isEmpty()) {
      throw INVALID_CLIENT_METADATA.because(
          "grant_types must hold authorization_code, refresh_token or client_credentials");
    }
    if (grantTypes.contains(GrantType.CLIENT_CREDENTIALS) && authMethod == AuthMethod.NONE) {
      // RFC 6749 §4.4: "MUST only be used by confidential clients."
      throw INVALID_CLIENT_METADATA.because(
          "client_credentials needs a client with a secret or a key");
    }
  }

  /** Reads the body of a registration. */
  public static ClientMetadata of(JsonObject body) {
    // RFC 7591 §2: "If unspecified or omitted, the default is client_secret_basic".
    var asked = text(body, "token_endpoint_auth_method").orElse("client_secret_basic");
    return of(
        body,
        AuthMethod.of(asked)
            .orElseThrow(
                () ->
                    INVALID_CLIENT_METADATA.because(
                        "token_endpoint_auth_method must be none, client_secret_basic,"
                            + " client_secret_post or private_key_jwt")));
  }

  /** Reads what a client says about itself, where its way to prove itself is settled already. */
  public static ClientMetadata of(JsonObject body, AuthMethod authMethod) {
    return new ClientMetadata(
        name(body),
        strings(body, "redirect_uris").stream().map(RedirectUri::new).toList(),
        authMethod,
        authMethod == AuthMethod.PRIVATE_KEY_JWT ? keys(body) : ClientKeys.NONE,
        grantTypes(body),
        scopes(body),
        text(body, "client_uri").filter(ClientMetadata::isWebAddress),
        idTokenAlgorithm(body));
  }

  private static String name(JsonObject body) {
    var name = text(body, "client_name").map(String::strip).orElse("");
    if (name.length() > LONGEST_NAME) {
      throw INVALID_CLIENT_METADATA.because("client_name must have at most 200 characters");
    }
    return name.isEmpty() ? "An application without a name" : name;
  }

  private static ClientKeys keys(JsonObject body) {
    var uri = text(body, "jwks_uri");
    if (uri.filter(value -> !isWebAddress(value)).isPresent()) {
      throw INVALID_CLIENT_METADATA.because("jwks_uri must be an https address");
    }
    var keys = body.getOrDefault("jwks", JsonValue.NULL);
    return ClientKeys.of(
        keys == JsonValue.NULL ? Optional.empty() : Optional.of(keys.toString()), uri);
  }

  private static Set<GrantType> grantTypes(JsonObject body) {
    if (!body.containsKey("grant_types")) {
      return EnumSet.of(GrantType.AUTHORIZATION_CODE);
    }
    var known = EnumSet.noneOf(GrantType.class);
    strings(body, "grant_types").forEach(t -> GrantType.of(t).ifPresent(known::add));
    return known;
  }

  /**
   * OpenID Connect Dynamic Client Registration §2: "The default [...] is RS256". What we cannot do
   * is left out like a scope that we do not know; the answer says what holds.
   */
  private static JWSAlgorithm idTokenAlgorithm(JsonObject body) {
    return text(body, "id_token_signed_response_alg")
        .map(JWSAlgorithm::parse)
        .filter(JWSAlgorithm.ES256::equals)
        .orElse(JWSAlgorithm.RS256);
  }

  private static Set<Scope> scopes(JsonObject body) {
    return text(body, "scope")
        .map(Scope::among)
        .filter(scopes -> !scopes.isEmpty())
        .orElse(FOR_EVERYBODY);
  }

  private static boolean isWebAddress(String value) {
    try {
      var uri = new URI(value);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && value.length() < 2_000;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> text(JsonObject body, String name) {
    var value = body.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString string) {
      return Optional.of(string.getString()).filter(s -> !s.isBlank());
    }
    throw INVALID_CLIENT_METADATA.because(name + " must be a string");
  }

  private static List<String> strings(JsonObject body, String name) {
    var value = body.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (!(value instanceof JsonArray array)
        || !array.stream().allMatch(JsonString.class::isInstance)) {
      throw INVALID_CLIENT_METADATA.because(name + " must be an array of strings");
    }
    return array.getValuesAs(JsonString::getString);
  }
}
