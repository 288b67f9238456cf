package dev.meshgate.oauth.token;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.ClientAuthentication;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/introspect} (RFC 7662 §2): a client asks about a token of its own. */
@Path("/oauth/introspect")
@RequestScoped
@Open
public class IntrospectionEndpoint {

  @Inject ClientAuthentication clientAuthentication;
  @Inject Introspection introspection;

  /** A token that is unknown, over or somebody else's is {@code {"active": false}}, with 200. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response introspect(
      MultivaluedMap<String, String> form,
      @HeaderParam("Authorization") @Nullable String authorization) {
    var request = new Parameters(form);
    var client = clientAuthentication.of(request, authorization);
    if (client.isPublic()) {
      // RFC 7662 §2.1: the endpoint "MUST also require some form of authorization".
      throw INVALID_CLIENT.because("only a client with a secret or a key may ask about tokens");
    }
    var answer = introspection.of(request.required("token"), client);
    return Response.ok(Json.bytes(answer), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }
}
