package dev.meshgate.oauth.metadata;

import com.nimbusds.jose.JWSAlgorithm;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.AuthMethod;
import dev.meshgate.oauth.client.ClientAssertions;
import dev.meshgate.oauth.client.DocumentedClients;
import dev.meshgate.oauth.client.GrantType;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What clients must know of the authorization server (RFC 8414 §2). Nothing that does not work. */
@ApplicationScoped
class AuthorizationServerMetadata {

  private static final List<String> CLAIMS =
      List.of(
          "sub",
          "iss",
          "aud",
          "exp",
          "iat",
          "auth_time",
          "nonce",
          "name",
          "email",
          "email_verified");

  @Inject BaseUrl baseUrl;
  @Inject Resources resources;
  @Inject OAuthSettings settings;
  @Inject DocumentedClients documents;

  /** The same for every name of a resource, 404 for what is none. */
  Response of(String path) {
    if (resources.named(baseUrl.at(path)).isEmpty()) {
      throw Problem.notFound("resource");
    }
    return Response.ok(Json.bytes(document()), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  private JsonObject document() {
    var json =
        Json.object()
            .add("issuer", baseUrl.value())
            .add("authorization_endpoint", baseUrl.at("/oauth/authorize"))
            .add("token_endpoint", baseUrl.at("/oauth/token"))
            .add("revocation_endpoint", baseUrl.at("/oauth/revoke"))
            .add("introspection_endpoint", baseUrl.at("/oauth/introspect"))
            .add("userinfo_endpoint", baseUrl.at("/oauth/userinfo"))
            .add("jwks_uri", baseUrl.at("/oauth/jwks"))
            .add("scopes_supported", array(Arrays.stream(Scope.values()).map(Scope::value)))
            .add("response_types_supported", array(Stream.of("code")))
            .add("response_modes_supported", array(Stream.of("query")))
            .add(
                "grant_types_supported",
                array(Arrays.stream(GrantType.values()).map(GrantType::value)))
            .add("token_endpoint_auth_methods_supported", methods())
            .add("revocation_endpoint_auth_methods_supported", methods())
            .add(
                "introspection_endpoint_auth_methods_supported",
                methods(method -> method != AuthMethod.NONE))
            .add("token_endpoint_auth_signing_alg_values_supported", algorithms())
            .add("revocation_endpoint_auth_signing_alg_values_supported", algorithms())
            .add("introspection_endpoint_auth_signing_alg_values_supported", algorithms())
            .add("code_challenge_methods_supported", array(Stream.of("S256")))
            .add("authorization_response_iss_parameter_supported", true)
            .add("client_id_metadata_document_supported", documents.areTaken())
            .add("subject_types_supported", array(Stream.of("public")))
            .add("id_token_signing_alg_values_supported", array(Stream.of("RS256", "ES256")))
            .add("claims_supported", array(CLAIMS.stream()))
            // OpenID Connect Discovery §3: what is left out is true.
            .add("request_uri_parameter_supported", false)
            .add("service_documentation", baseUrl.at("/console/"));
    if (settings.registration() != OAuthSettings.Registration.OFF) {
      json.add("registration_endpoint", baseUrl.at("/oauth/register"));
    }
    return json.build();
  }

  private static JsonArrayBuilder methods() {
    return methods(method -> true);
  }

  private static JsonArrayBuilder methods(Predicate<AuthMethod> which) {
    return array(Arrays.stream(AuthMethod.values()).filter(which).map(AuthMethod::value));
  }

  private static JsonArrayBuilder algorithms() {
    return array(ClientAssertions.ALGORITHMS.stream().map(JWSAlgorithm::getName));
  }

  static JsonArrayBuilder array(Stream<String> values) {
    var array = Json.array();
    values.forEach(array::add);
    return array;
  }
}
