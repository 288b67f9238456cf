package dev.meshgate.oauth.token;

import static dev.meshgate.oauth.OAuthError.UNAUTHORIZED_CLIENT;
import static dev.meshgate.oauth.OAuthError.UNSUPPORTED_GRANT_TYPE;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.ClientAuthentication;
import dev.meshgate.oauth.client.GrantType;
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

/** {@code POST /oauth/token} (RFC 6749 §3.2). */
@Path("/oauth/token")
@RequestScoped
@Open
public class TokenEndpoint {

  @Inject ClientAuthentication clientAuthentication;
  @Inject AuthorizationCodeGrant authorizationCode;
  @Inject RefreshTokenGrant refreshToken;
  @Inject ClientCredentialsGrant clientCredentials;
  @Inject TokenIssuer issuer;
  @Inject IdTokens idTokens;

  /** A refusal is an answer: what it wrote down, a burnt code say, stays written down. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  @Transactional(dontRollbackOn = OAuthException.class)
  public Response token(
      MultivaluedMap<String, String> form,
      @HeaderParam("Authorization") @Nullable String authorization) {
    var request = new Parameters(form);
    var client = clientAuthentication.of(request, authorization);
    var granted = granted(client, request);
    var response = issuer.issue(granted);
    return idTokens.of(granted, client).map(response::with).orElse(response).toResponse();
  }

  private Granted granted(Client client, Parameters request) {
    var type =
        GrantType.of(request.required("grant_type"))
            .orElseThrow(
                () ->
                    UNSUPPORTED_GRANT_TYPE.because(
                        "grant_type must be authorization_code, refresh_token or"
                            + " client_credentials"));
    if (!client.grantTypes().contains(type)) {
      throw UNAUTHORIZED_CLIENT.because("this client is not registered for " + type.value());
    }
    return switch (type) {
      case AUTHORIZATION_CODE -> authorizationCode.redeem(client, request);
      case REFRESH_TOKEN -> refreshToken.refresh(client, request);
      case CLIENT_CREDENTIALS -> clientCredentials.grant(client, request);
    };
  }
}
