package dev.meshgate.limits;

import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Counts the requests of whoever has a token, and tells them how they stand. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class RequestLimit implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String STANDING = RequestLimit.class.getName();

  @Inject Limits limits;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      // The person first: whoever is over their own limit takes nothing of what others share.
      var own = limits.take(Limit.PERSON, caller, 1);
      var standing =
          own.filter(Standing::isRefused).isPresent()
              ? own
              : caller
                  .application()
                  .flatMap(application -> limits.take(Limit.CLIENT, application, 1))
                  .filter(Standing::isRefused)
                  .or(() -> own);
      standing.ifPresent(known -> request.setProperty(STANDING, known));
      standing.filter(Standing::isRefused).ifPresent(over -> request.abortWith(refusal(over)));
    }
  }

  /** 429 with the time to wait (RFC 6585 §4). */
  public static Response refusal(Standing standing) {
    var problem = new Problem(429, "TOO_MANY_REQUESTS", standing.sentence());
    return Response.fromResponse(problem.toResponse())
        .header("Retry-After", standing.waitSeconds())
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(STANDING) instanceof Standing standing) {
      var headers = response.getHeaders();
      headers.putSingle("X-RateLimit-Limit", standing.perMinute());
      headers.putSingle("X-RateLimit-Remaining", standing.left());
      headers.putSingle("X-RateLimit-Reset", secondsUntilFull(standing));
    }
  }

  private static long secondsUntilFull(Standing standing) {
    var missing = standing.perMinute() - standing.left();
    return (missing * 60 + standing.perMinute() - 1) / standing.perMinute();
  }
}
