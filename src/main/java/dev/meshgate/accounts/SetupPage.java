package dev.meshgate.accounts;

import dev.meshgate.platform.Open;
import dev.meshgate.platform.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /setup}: the first administrator, by the link that the start printed. */
@Path("/setup")
@RequestScoped
@Open
public class SetupPage {

  @Inject SetupLinks links;
  @Inject Browser browser;
  @Inject Page page;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  public Response form(@QueryParam("t") @DefaultValue("") String link) {
    return links.isGood(link) ? form(200, link, "", "", Map.of()) : dead();
  }

  @POST
  public Response use(
      @FormParam("token") @DefaultValue("") String link,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("email") @DefaultValue("") String email,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("again") @DefaultValue("") String again) {
    browser.check(request, csrf);
    if (!links.isGood(link)) {
      return dead();
    }
    if (!password.equals(again)) {
      return form(400, link, name, email, Map.of("again", "The two passwords are not the same."));
    }
    try {
      browser.signIn(links.use(link, name, email, password), request, response);
    } catch (SignUpRefusedException refusal) {
      return form(400, link, name, email, Map.of(refusal.field(), refusal.sentence()));
    }
    return Response.seeOther(URI.create("/console/")).build();
  }

  private Response dead() {
    return page.of(410, "setup.jte", Map.of("expired", true), "");
  }

  private Response form(
      int status, String link, String name, String email, Map<String, String> errors) {
    var parameters = new HashMap<String, Object>();
    parameters.put("token", link);
    parameters.put("csrf", browser.formToken(request, response));
    parameters.put("name", name);
    parameters.put("email", email);
    parameters.put("errors", errors);
    parameters.put("minimum", Passwords.LEAST);
    return page.of(status, "setup.jte", parameters, "");
  }
}
