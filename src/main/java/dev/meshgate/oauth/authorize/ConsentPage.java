package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.ACCESS_DENIED;

import dev.meshgate.accounts.Browser;
import dev.meshgate.accounts.Person;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.authorize.AuthorizationRequest.Prompt;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.grant.Approved;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Page;
import dev.meshgate.platform.PageProblem;
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
import java.time.Clock;
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

  @Inject Interactions interactions;
  @Inject AskingClient askingClient;
  @Inject ConsentQuestion question;
  @Inject ConsentView view;
  @Inject Resources resources;
  @Inject Browser browser;
  @Inject BaseUrl baseUrl;
  @Inject Audit audit;
  @Inject Page page;
  @Inject Clock clock;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  /** A request that still waits, checked again: a client may have changed since it came. */
  private record Asked(
      Interactions.Waiting waiting, Client client, AuthorizationRequest authorization) {}

  @GET
  @Operation(hidden = true)
  public Response ask(@QueryParam("i") @DefaultValue("") String i) {
    var asked = asked(i);
    var person = browser.person(request).filter(p -> !mustSignInAgain(asked, p));
    if (person.isEmpty()) {
      return Response.seeOther(URI.create("/oauth/sign-in?i=" + i)).build();
    }
    try {
      var wanted = question.wanted(asked.authorization(), person.orElseThrow());
      if (question.mustAsk(asked.authorization(), asked.client(), wanted)) {
        return show(asked, person.orElseThrow(), wanted);
      }
      return interactions.answer(i)
          ? question.agree(asked.authorization(), wanted, person.orElseThrow())
          : gone();
    } catch (OAuthException refusal) {
      return refuse(asked, refusal);
    }
  }

  @POST
  @Operation(hidden = true)
  public Response decide(
      @FormParam("i") @DefaultValue("") String i,
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("decision") @DefaultValue("") String decision) {
    browser.check(request, csrf);
    var asked = asked(i);
    if (!decision.equals("allow")) {
      audit.note(
          Deed.of(Kind.GRANT, "grant.opened")
              .ended("refused")
              .by(browser.person(request).map(Person::id).orElse(""))
              .with(asked.client().id()));
      return refuse(asked, ACCESS_DENIED.because("the person said no"));
    }
    var person = browser.person(request).filter(p -> !mustSignInAgain(asked, p));
    if (person.isEmpty()) {
      return Response.seeOther(URI.create("/oauth/sign-in?i=" + i)).build();
    }
    try {
      var wanted = question.wanted(asked.authorization(), person.orElseThrow());
      return interactions.answer(i)
          ? question.agree(asked.authorization(), wanted, person.orElseThrow())
          : gone();
    } catch (OAuthException refusal) {
      return refuse(asked, refusal);
    }
  }

  private Response refuse(Asked asked, OAuthException refusal) {
    interactions.answer(asked.waiting().id());
    return AuthorizationResponse.error(asked.authorization().back(), refusal, baseUrl).toResponse();
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

  private Asked asked(String i) {
    var waiting = interactions.find(i, browser.keyHash(request)).orElseThrow(ConsentPage::over);
    try {
      var from = askingClient.of(waiting.parameters());
      return new Asked(
          waiting,
          from.client(),
          AuthorizationRequest.of(from.back(), from.client(), from.parameters(), resources));
    } catch (OAuthException refusal) {
      throw over();
    }
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

  private static Response gone() {
    throw over();
  }

  private static PageProblem over() {
    return new PageProblem(
        400,
        "interaction_over",
        "This question is no longer open",
        "It was answered already, it is older than ten minutes, or it was asked in another browser.",
        "Go back to the application and connect it again.");
  }
}
