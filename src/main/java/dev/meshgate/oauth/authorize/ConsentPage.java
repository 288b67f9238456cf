package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.ACCESS_DENIED;

import dev.meshgate.accounts.Browser;
import dev.meshgate.accounts.Person;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.authorize.AuthorizationRequest.Prompt;
import dev.meshgate.oauth.authorize.OpenQuestion.Asked;
import dev.meshgate.oauth.grant.Approved;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/consent}: the question that a waiting request is asked again after each step. What
 * is still missing? A person; then their yes.
 */
@Path("/oauth/consent")
@RequestScoped
@Open
public class ConsentPage {

  @Inject OpenQuestion open;
  @Inject ConsentQuestion question;
  @Inject ConsentView view;
  @Inject Browser browser;
  @Inject Audit audit;
  @Inject Page page;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @GET
  @Operation(hidden = true)
  public Response ask(@QueryParam("i") @DefaultValue("") String i) {
    var asked = open.asked(i);
    var person = browser.person(request).filter(p -> !mustSignInAgain(asked, p));
    if (person.isEmpty()) {
      return Response.seeOther(URI.create("/oauth/sign-in?i=" + i)).build();
    }
    try {
      var wanted = question.wanted(asked.authorization(), person.orElseThrow());
      if (question.mustAsk(asked.authorization(), asked.client(), wanted)) {
        return show(asked, person.orElseThrow(), wanted);
      }
      return open.answer(
          asked, () -> question.agree(asked.authorization(), wanted, person.orElseThrow()));
    } catch (OAuthException refusal) {
      return open.refuse(asked, refusal);
    }
  }

  @POST
  @Operation(hidden = true)
  public Response decide(
      @FormParam("i") @DefaultValue("") String i,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("decision") @DefaultValue("") String decision) {
    browser.check(request, csrf);
    var asked = open.asked(i);
    if (!decision.equals("allow")) {
      audit.note(
          Deed.of(Kind.GRANT, "grant.opened")
              .ended("refused")
              .by(browser.person(request).map(Person::id).orElse(""))
              .with(asked.client().id()));
      return open.refuse(asked, ACCESS_DENIED.because("the person said no"));
    }
    var person = browser.person(request).filter(p -> !mustSignInAgain(asked, p));
    if (person.isEmpty()) {
      return Response.seeOther(URI.create("/oauth/sign-in?i=" + i)).build();
    }
    try {
      var wanted = question.wanted(asked.authorization(), person.orElseThrow());
      return open.answer(
          asked, () -> question.agree(asked.authorization(), wanted, person.orElseThrow()));
    } catch (OAuthException refusal) {
      return open.refuse(asked, refusal);
    }
  }

  private boolean mustSignInAgain(Asked asked, Person person) {
    var signedIn = person.authenticatedAt();
    return (asked.authorization().prompt().contains(Prompt.LOGIN)
            && signedIn.isBefore(asked.waiting().askedAt()))
        || asked
            .authorization()
            .maxAge()
            .filter(age -> signedIn.isBefore(asked.waiting().askedAt().minus(age)))
            .isPresent();
  }

  private Response show(Asked asked, Person person, Approved wanted) {
    return page.of(
        200,
        "oauth/consent.jte",
        view.of(
            asked.waiting().id(),
            asked.client(),
            asked.authorization(),
            wanted,
            person,
            browser.formToken(request, response)),
        asked.authorization().back().redirectUri().formTarget());
  }
}
