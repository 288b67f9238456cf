package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.ACCESS_DENIED;

import dev.meshgate.accounts.Browser;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.authorize.OpenQuestion.Asked;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/service-tokens}: a waiting request, answered by whoever holds tokens for
 * calculation services, without an account.
 */
@Path("/oauth/service-tokens")
@RequestScoped
@Open
public class ServiceTokensPage {

  @Inject OpenQuestion open;
  @Inject ConsentQuestion question;
  @Inject ConsentView view;
  @Inject ShownTokens shown;
  @Inject Browser browser;
  @Inject Audit audit;
  @Inject Page page;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  @Operation(hidden = true)
  public Response ask(@QueryParam("i") @DefaultValue("") String i) {
    return show(200, open.asked(i), Map.of());
  }

  @POST
  @Operation(hidden = true)
  public Response decide(
      @FormParam("i") @DefaultValue("") String i,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("tokens") @DefaultValue("") String tokens,
      @FormParam("decision") @DefaultValue("") String decision) {
    browser.check(request, csrf);
    var asked = open.asked(i);
    if (!decision.equals("allow")) {
      return open.refuse(asked, ACCESS_DENIED.because("the person said no"));
    }
    try {
      var approved = shown.approved(asked.authorization(), tokens);
      return open.answer(asked, () -> question.agree(asked.authorization(), approved));
    } catch (ShownTokens.RefusedException refusal) {
      audit.note(Deed.of(Kind.GRANT, "grant.opened").ended("refused").with(asked.client().id()));
      return show(400, asked, Map.of("tokens", String.valueOf(refusal.getMessage())));
    }
  }

  private Response show(int status, Asked asked, Map<String, String> errors) {
    return page.of(
        status,
        "oauth/service-tokens.jte",
        view.forTokens(
            asked.waiting().id(),
            asked.client(),
            asked.authorization(),
            errors,
            browser.formToken(request, response)),
        asked.authorization().back().redirectUri().formTarget());
  }
}
