package dev.meshgate.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Answers with a page under a policy that lets nothing in but our own style and script. */
@ApplicationScoped
public class Page {

  @Inject Templates templates;

  /** A page whose forms post to us alone. */
  public Response of(String template, Map<String, ?> parameters) {
    return of(200, template, parameters, "");
  }

  /**
   * A page.
   *
   * @param formTargets origins beside our own that a form's answer may redirect to, parted by
   *     spaces: browsers hold {@code form-action} against the redirect as well
   */
  public Response of(int status, String template, Map<String, ?> parameters, String formTargets) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
        .header("Content-Security-Policy", policy(formTargets))
        .entity(templates.bytes(template, parameters))
        .build();
  }

  private static String policy(String formTargets) {
    return "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
        + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
        + formTargets;
  }
}
