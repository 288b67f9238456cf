package dev.meshgate.oauth.authorize;

import dev.meshgate.accounts.Browser;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.PageProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** A request that waits for an answer, as its pages meet it: once answered it is gone. */
@RequestScoped
class OpenQuestion {

  @Inject Interactions interactions;
  @Inject AskingClient askingClient;
  @Inject Resources resources;
  @Inject Browser browser;
  @Inject BaseUrl baseUrl;
  @Inject HttpServletRequest request;

  /** A request that still waits, checked again: a client may have changed since it came. */
  record Asked(Interactions.Waiting waiting, Client client, AuthorizationRequest authorization) {}

  /**
   * The request of that name.
   *
   * @throws PageProblem when there is none (any more) for this browser
   */
  Asked asked(String i) {
    var waiting = interactions.find(i, browser.keyHash(request)).orElseThrow(OpenQuestion::over);
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

  /** Answers it, unless somebody was faster. */
  Response answer(Asked asked, Supplier<Response> agreed) {
    if (!interactions.answer(asked.waiting().id())) {
      throw over();
    }
    return agreed.get();
  }

  Response refuse(Asked asked, OAuthException refusal) {
    interactions.answer(asked.waiting().id());
    return AuthorizationResponse.error(asked.authorization().back(), refusal, baseUrl).toResponse();
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
