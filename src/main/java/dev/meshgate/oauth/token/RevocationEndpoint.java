package dev.meshgate.oauth.token;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.ClientAuthentication;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.oauth.grant.RefreshTokens;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Secret;
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

/**
 * {@code POST /oauth/revoke} (RFC 7009): a client gives a token back. A refresh token takes its
 * whole grant with it, an access token only itself.
 */
@Path("/oauth/revoke")
@RequestScoped
@Open
public class RevocationEndpoint {

  @Inject ClientAuthentication clientAuthentication;
  @Inject RefreshTokens refreshTokens;
  @Inject Grants grants;
  @Inject Revocations revocations;
  @Inject OwnToken ownToken;

  /** RFC 7009 §2.2: 200 for a token that is unknown too; the client has what it wanted. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional
  public Response revoke(
      MultivaluedMap<String, String> form,
      @HeaderParam("Authorization") @Nullable String authorization) {
    var request = new Parameters(form);
    var client = clientAuthentication.of(request, authorization);
    var token = request.required("token");
    var refresh = refreshTokens.find(new Secret(token));
    if (refresh.isPresent()) {
      if (refresh.orElseThrow().clientId().equals(client.id())) {
        grants.revoke(refresh.orElseThrow().grantId());
      }
    } else {
      revokeAccessToken(token, client);
    }
    return Response.ok().build();
  }

  private void revokeAccessToken(String token, Client client) {
    ownToken
        .claims(token)
        .filter(claims -> client.id().equals(claims.getClaim("client_id")))
        .ifPresent(claims -> revocations.addToken(claims.getJWTID()));
  }
}
