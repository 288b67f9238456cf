package dev.meshgate.limits;

import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Counts the requests of an address that nobody answers for yet: pages, sign-in, and all of the
 * authorization server, where an Authorization header is a guess until it has been checked. The
 * address is the container's, which believes {@code X-Forwarded-For} of trusted proxies alone.
 */
@Provider
@PreMatching
@Priority(10)
public class AddressLimit implements ContainerRequestFilter {

  @Inject Limits limits;
  @Context HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
        && !request.getUriInfo().getPath().contains("oauth/")) {
      return;
    }
    limits
        .take(Limit.ADDRESS, http.getRemoteAddr(), 1)
        .filter(Standing::isRefused)
        .ifPresent(standing -> request.abortWith(RequestLimit.refusal(standing)));
  }
}
