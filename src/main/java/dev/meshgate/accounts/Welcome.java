package dev.meshgate.accounts;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What the console says when everything is up: where to go next. */
@ApplicationScoped
class Welcome {

  @Inject BaseUrl baseUrl;
  @Inject FirstAdministrator firstAdministrator;

  void say(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object start) {
    var invitation = firstAdministrator.invitation();
    System.out.println(
        String.join(
            "\n",
            "",
            "  Meshgate is starting at " + baseUrl.at("/console/"),
            "  Connector URL for assistants: " + baseUrl.at("/v1/mcp"),
            invitation.isEmpty() ? "  Sign in with your account." : "  " + invitation,
            ""));
  }
}
