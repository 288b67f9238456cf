package dev.meshgate.accounts;

import dev.meshgate.platform.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/sign-out}: ends the session of this browser. */
@Path("/oauth/sign-out")
@RequestScoped
@Open
public class SignOutPage {

  @Inject Browser browser;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @POST
  public Response signOut(
      @FormParam("csrf") @Nullable String csrf, @FormParam("i") @Nullable String interaction) {
    browser.check(request, csrf);
    browser.signOut(request, response);
    var i = ReturnTo.of(interaction, null).interaction();
    return Response.seeOther(URI.create(i.isEmpty() ? "/oauth/sign-in" : "/oauth/sign-in?i=" + i))
        .build();
  }
}
