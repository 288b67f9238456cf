package dev.meshgate.audit;

import dev.meshgate.audit.Deed.Actor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** In whose name the current request is, as far as it has been found out. */
@RequestScoped
public class Acting {

  @Inject HttpServletRequest request;

  private String subject = "";
  private String client = "";

  /** The request turned out to be that person's, with that application. */
  public void becomes(String whom, String application) {
    subject = whom;
    client = application;
  }

  /** Fills in who did it, where that was not said. */
  Deed complete(Deed deed) {
    var actor = deed.actor().subject().isEmpty() ? subject : deed.actor().subject();
    var known = deed.by(new Actor(actor, request.getRemoteAddr()));
    return deed.client().isEmpty() ? known.with(client) : known;
  }
}
