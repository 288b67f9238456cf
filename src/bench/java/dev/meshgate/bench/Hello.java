package dev.meshgate.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** The only resource of the empty application that {@link Start} compares Meshgate with. */
@Path("/hello")
public class Hello {

  @GET
  public String hello() {
    return "hello";
  }

  /** Has the server look for resources. */
  @ApplicationPath("/")
  public static class Empty extends Application {}
}
