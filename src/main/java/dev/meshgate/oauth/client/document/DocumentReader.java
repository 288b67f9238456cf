package dev.meshgate.oauth.client.document;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.client.AuthMethod;
import dev.meshgate.oauth.client.ClientMetadata;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What a document must say (draft-ietf-oauth-client-id-metadata-document §4). */
final class DocumentReader {

  private DocumentReader() {}

  /**
   * Reads the document of that client.
   *
   * @throws OAuthException in half a sentence: what is wrong with it
   */
  static ClientMetadata read(String id, String body) {
    var document = json(body);
    if (!id.equals(string(document, "client_id"))) {
      throw wrong("its client_id is not its address");
    }
    if (document.containsKey("client_secret") || document.containsKey("client_secret_expires_at")) {
      throw wrong("it has a secret, which everybody could read there");
    }
    if (string(document, "client_name").isBlank()) {
      throw wrong("it has no client_name");
    }
    var metadata = ClientMetadata.of(document, authMethod(document));
    if (metadata.redirectUris().isEmpty()) {
      throw wrong("it has no redirect_uris");
    }
    return metadata;
  }

  /**
   * The better one of those that we both know. A document may prefer one that we do not know and
   * say that it can do with none.
   */
  private static AuthMethod authMethod(JsonObject document) {
    var asked = string(document, "token_endpoint_auth_method");
    if (asked.isEmpty() || asked.equals(AuthMethod.NONE.value())) {
      return AuthMethod.NONE;
    }
    if (asked.equals(AuthMethod.PRIVATE_KEY_JWT.value())) {
      return AuthMethod.PRIVATE_KEY_JWT;
    }
    if (document.get("token_endpoint_auth_methods_supported") instanceof JsonArray all
        && all.stream().anyMatch(m -> m instanceof JsonString s && s.getString().equals("none"))) {
      return AuthMethod.NONE;
    }
    throw wrong("its token_endpoint_auth_method is neither none nor private_key_jwt");
  }

  private static JsonObject json(String body) {
    try {
      if (StrictJson.read(body) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw wrong("it is no JSON that can be read");
    }
    throw wrong("it is no JSON object");
  }

  private static String string(JsonObject document, String name) {
    var value = document.getOrDefault(name, JsonValue.NULL);
    return value instanceof JsonString string ? string.getString() : "";
  }

  private static OAuthException wrong(String what) {
    return INVALID_CLIENT_METADATA.because(what);
  }
}
