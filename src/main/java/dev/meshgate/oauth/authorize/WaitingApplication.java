package dev.meshgate.oauth.authorize;

import dev.meshgate.accounts.Browser;
import dev.meshgate.accounts.Waiting;
import dev.meshgate.oauth.OAuthException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells the sign-in page which application waits for it. */
@RequestScoped
public class WaitingApplication implements Waiting {

  @Inject Interactions interactions;
  @Inject AskingClient askingClient;
  @Inject Browser browser;
  @Inject HttpServletRequest request;

  @Override
  public Optional<Application> application(String interaction) {
    return interactions.find(interaction, browser.keyHash(request)).flatMap(this::application);
  }

  private Optional<Application> application(Interactions.Waiting waiting) {
    try {
      var asked = askingClient.of(waiting.parameters());
      var redirectUri = asked.back().redirectUri();
      return Optional.of(
          new Application(asked.client().name(), redirectUri.place(), redirectUri.formTarget()));
    } catch (OAuthException refusal) {
      // The client was removed meanwhile; its own page will say so.
      return Optional.empty();
    }
  }
}
