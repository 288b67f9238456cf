package dev.meshgate.accounts;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/sign-in}: the form for own accounts and for the server's registry. */
@Path("/oauth/sign-in")
@RequestScoped
@Open
public class SignInPage {

  @Inject SignIn signIn;
  @Inject Audit audit;
  @Inject Browser browser;
  @Inject AccountSettings settings;
  @Inject ContainerCookies containerCookies;
  @Inject Page page;
  @Inject Waiting waiting;

  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  public Response form(
      @QueryParam("i") @Nullable String interaction, @QueryParam("to") @Nullable String to) {
    containerCookies.expire(request, response);
    return form(200, ReturnTo.of(interaction, to), "", null);
  }

  @POST
  public Response signIn(
      @FormParam("i") @Nullable String interaction,
      @FormParam("to") @Nullable String to,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("email") @Nullable String email,
      @FormParam("password") @Nullable String password) {
    browser.check(request, csrf);
    var back = ReturnTo.of(interaction, to);
    var name = email == null ? "" : email;
    try {
      browser.signIn(
          signIn.with(name, password == null ? "" : password, request), request, response);
    } catch (SignInRefusedException refusal) {
      // Not what was typed: some type their password where their name belongs.
      audit.note(Deed.of(Kind.SIGN_IN, "session.opened").ended("refused"));
      return form(401, back, name, refusal.sentence());
    }
    return Response.seeOther(back.address()).build();
  }

  private Response form(int status, ReturnTo back, String email, @Nullable String error) {
    var parameters = new HashMap<String, Object>();
    parameters.put("i", back.interaction());
    parameters.put("to", back.page());
    parameters.put("csrf", browser.formToken(request, response));
    parameters.put("email", email);
    parameters.put("signUp", settings.signUp());
    if (error != null) {
      parameters.put("error", error);
    }
    var application = waiting.application(back.interaction());
    application.ifPresent(
        asking -> {
          parameters.put("client", asking.name());
          parameters.put("clientHost", asking.place());
        });
    settings
        .ssoLabel()
        .ifPresent(
            label -> {
              parameters.put("ssoLabel", label);
              parameters.put("ssoHref", "/oauth/sso?i=" + back.interaction());
            });
    if (settings.registry()) {
      parameters.put("registryHint", "Your user name or address in the company directory.");
    }
    return page.of(
        status,
        "oauth/sign-in.jte",
        parameters,
        application.map(Waiting.Application::formTarget).orElse(""));
  }
}
