package dev.meshgate.accounts;

import dev.meshgate.platform.Open;
import dev.meshgate.platform.Page;
import dev.meshgate.platform.PageProblem;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /oauth/sign-up}: people make their own account, where an operator lets them. */
@Path("/oauth/sign-up")
@RequestScoped
@Open
public class SignUpPage {

  @Inject Accounts accounts;
  @Inject AccountSettings settings;
  @Inject Browser browser;
  @Inject Page page;
  @Inject Waiting waiting;

  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  public Response form(@QueryParam("i") @Nullable String interaction) {
    onlyWhereAllowed();
    return form(200, ReturnTo.of(interaction, null), "", "", Map.of());
  }

  @POST
  public Response signUp(
      @FormParam("i") @Nullable String interaction,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("name") @Nullable String name,
      @FormParam("email") @Nullable String email,
      @FormParam("password") @Nullable String password) {
    onlyWhereAllowed();
    browser.check(request, csrf);
    var back = ReturnTo.of(interaction, null);
    var givenName = name == null ? "" : name;
    var givenEmail = email == null ? "" : email;
    try {
      var account =
          accounts.add(givenName, givenEmail, password == null ? "" : password, Role.EMPLOYEE);
      browser.signIn(account, request, response);
    } catch (SignUpRefusedException refusal) {
      return form(400, back, givenName, givenEmail, Map.of(refusal.field(), refusal.sentence()));
    }
    return Response.seeOther(back.address()).build();
  }

  private void onlyWhereAllowed() {
    if (!settings.signUp()) {
      throw new PageProblem(
          403,
          "sign_up_off",
          "Accounts are made by your administrator",
          "This installation does not let people make their own account.",
          "Ask your administrator for an account, then sign in.");
    }
  }

  private Response form(
      int status, ReturnTo back, String name, String email, Map<String, String> errors) {
    var parameters = new HashMap<String, Object>();
    parameters.put("i", back.interaction());
    parameters.put("csrf", browser.formToken(request, response));
    parameters.put("name", name);
    parameters.put("email", email);
    parameters.put("errors", errors);
    parameters.put("minimum", Passwords.LEAST);
    var application = waiting.application(back.interaction());
    application.ifPresent(
        asking -> {
          parameters.put("client", asking.name());
          parameters.put("clientHost", asking.place());
        });
    return page.of(
        status,
        "oauth/sign-up.jte",
        parameters,
        application.map(Waiting.Application::formTarget).orElse(""));
  }
}
