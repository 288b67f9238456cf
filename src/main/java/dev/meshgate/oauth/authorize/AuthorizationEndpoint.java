package dev.meshgate.oauth.authorize;

import dev.meshgate.accounts.Browser;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.authorize.AuthorizationRequest.Prompt;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /oauth/authorize} (RFC 6749 §3.1): checks a request and keeps it. It needs nobody to be
 * signed in; that is asked on the page that it leads to.
 */
@Path("/oauth/authorize")
@RequestScoped
@Open
public class AuthorizationEndpoint {

  @Inject AskingClient askingClient;
  @Inject Interactions interactions;
  @Inject ConsentQuestion question;
  @Inject Resources resources;
  @Inject Browser browser;
  @Inject BaseUrl baseUrl;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  @Operation(hidden = true)
  public Response get(@Context UriInfo uri) {
    return authorize(uri.getQueryParameters());
  }

  /** RFC 6749 §3.1: "MAY support the use of the POST method as well". */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response post(MultivaluedMap<String, String> form) {
    return authorize(form);
  }

  private Response authorize(MultivaluedMap<String, String> raw) {
    var asked = asked(raw);
    try {
      var authorization =
          AuthorizationRequest.of(asked.back(), asked.client(), asked.parameters(), resources);
      if (authorization.prompt().contains(Prompt.NONE)) {
        return question.answerSilently(authorization, browser.person(request));
      }
    } catch (OAuthException refusal) {
      return AuthorizationResponse.error(asked.back(), refusal, baseUrl).toResponse();
    }
    var key = browser.key(request, response);
    var id = interactions.keep(raw, Secret.sha256(key));
    return Response.seeOther(URI.create("/oauth/consent?i=" + id)).build();
  }

  /** What a refusal may be sent to; a refusal before that is for the person alone. */
  private AskingClient.Asked asked(MultivaluedMap<String, String> raw) {
    try {
      return askingClient.of(new Parameters(raw));
    } catch (OAuthException refusal) {
      throw new PageProblem(
          400,
          refusal.error().code(),
          "This request cannot be answered",
          "An application sent you here with a request that is not right: "
              + refusal.description()
              + ".",
          "Go back to the application and connect it again. If it stays, remove the connection"
              + " there and add it anew with the address "
              + baseUrl.at("/v1/mcp")
              + ".");
    }
  }
}
