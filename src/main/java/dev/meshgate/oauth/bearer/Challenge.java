package dev.meshgate.oauth.bearer;

import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a caller without a good token is told: where the authorization server is (RFC 9728 §5.1),
 * which scopes to ask for (RFC 6750 §3), and in words what to do next.
 */
@ApplicationScoped
public class Challenge {

  private static final Set<Scope> FIRST = EnumSet.of(Scope.MCP_READ, Scope.MCP_EXECUTE);

  @Inject BaseUrl baseUrl;

  /** 401 without {@code error}: RFC 6750 §3.1 wants none when no token was sent. */
  Response missing(Resource resource) {
    return answer(
        401,
        "Bearer scope=\"" + Scope.spaced(FIRST) + "\", " + metadata(resource),
        "UNAUTHORIZED",
        "This needs an access token. Connect your assistant to "
            + baseUrl.at("/v1/mcp")
            + " and sign in, or send a personal access token as 'Authorization: Bearer …'.");
  }

  /** 401 for a token that is wrong, over or revoked. */
  Response invalid(Resource resource, String reason) {
    return answer(
        401,
        "Bearer error=\"invalid_token\", error_description=\""
            + reason
            + "\", scope=\""
            + Scope.spaced(FIRST)
            + "\", "
            + metadata(resource),
        "TOKEN_INVALID",
        "The access token was refused: "
            + reason
            + ". Refresh it with the refresh_token grant, or connect and sign in again.");
  }

  /** 403 naming all scopes that the operation needs, so that one step-up is enough. */
  public Response insufficient(String resourceMetadataOf, Set<Scope> needed) {
    var scopes = Scope.spaced(needed);
    return answer(
        403,
        "Bearer error=\"insufficient_scope\", error_description=\"this needs the scope "
            + scopes
            + "\", scope=\""
            + scopes
            + "\", resource_metadata=\""
            + resourceMetadataOf
            + "\"",
        "INSUFFICIENT_SCOPE",
        "Your token does not hold the scope that this needs: "
            + scopes
            + ". Connect again and allow it on the consent page.");
  }

  /** The address of a resource's metadata, by its canonical name. */
  public String metadataAddress(String canonical) {
    return baseUrl.at("/.well-known/oauth-protected-resource" + path(canonical));
  }

  private String metadata(Resource resource) {
    return "resource_metadata=\"" + metadataAddress(resource.canonical()) + "\"";
  }

  private String path(String canonical) {
    return canonical.substring(baseUrl.value().length());
  }

  private static Response answer(int status, String challenge, String code, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .header("Cache-Control", "no-store")
        .entity(Json.bytes(Json.object().add("error", code).add("message", message).build()))
        .build();
  }
}
