package dev.meshgate.accounts;

import dev.meshgate.platform.Open;
import dev.meshgate.platform.PageProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/sso}: the one URL that the container protects. Whoever reaches this method was
 * signed in by it; the container's principal becomes a session of ours.
 */
@Path("/oauth/sso")
@RequestScoped
@Open
public class SsoPage {

  @Inject SignIn signIn;
  @Inject Browser browser;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  public Response sso(@QueryParam("i") @Nullable String interaction) throws ServletException {
    // A token of ours, or a registry password in a header, must never become a browser's session.
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
        || request.getUserPrincipal() instanceof JsonWebToken) {
      throw refused(400, "An Authorization header does not belong here.");
    }
    var principal =
        ContainerPrincipal.current()
            .orElseThrow(() -> refused(403, "The corporate sign-in did not say who you are."));
    var account = signIn.link(principal);
    request.logout();
    if (!account.isEnabled()) {
      throw refused(403, SignInRefusedException.disabled().sentence());
    }
    browser.signIn(account, request, response);
    var i = ReturnTo.of(interaction, null).interaction();
    return Response.seeOther(URI.create("/oauth/sso/done?i=" + i)).build();
  }

  private static PageProblem refused(int status, String happened) {
    return new PageProblem(
        status, "sso_failed", "You are not signed in", happened, "Go back and try again.");
  }

  /** A request of its own, because only now the browser has sent the container's cookies. */
  @Path("/oauth/sso/done")
  @RequestScoped
  @Open
  public static class Done {

    @Inject ContainerCookies containerCookies;
    @Context HttpServletRequest request;
    @Context HttpServletResponse response;

    @GET
    public Response done(@QueryParam("i") @Nullable String interaction) {
      containerCookies.expire(request, response);
      return Response.seeOther(ReturnTo.of(interaction, null).address()).build();
    }
  }
}
