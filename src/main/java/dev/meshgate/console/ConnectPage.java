package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /console/}: what to paste into which assistant. */
@Path("/console")
@RequestScoped
@SignedIn
public class ConnectPage extends ConsolePage {

  @Inject BaseUrl baseUrl;

  @GET
  public Response connect() {
    return show(
        "console/connect.jte",
        Map.of("base", baseUrl.value(), "onThisComputer", baseUrl.isLoopback()));
  }
}
