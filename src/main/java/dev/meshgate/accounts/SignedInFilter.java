package dev.meshgate.accounts;

import dev.meshgate.audit.Acting;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;

/** Lets into pages marked {@link SignedIn} whoever has a session in this browser. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {

  @Inject Browser browser;
  @Inject Acting acting;
  @Context ResourceInfo resource;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method == null
        || !(method.isAnnotationPresent(SignedIn.class)
            || resource.getResourceClass().isAnnotationPresent(SignedIn.class))) {
      return;
    }
    var person = browser.person(servletRequest);
    if (person.isPresent()) {
      acting.becomes(person.orElseThrow().id(), "console");
      request.setSecurityContext(
          new Here(person.orElseThrow(), request.getSecurityContext().isSecure()));
    } else {
      request.abortWith(Response.seeOther(signInFor(request)).build());
    }
  }

  /** Only our own path travels as the way back: it can lead to no other site. */
  private static URI signInFor(ContainerRequestContext request) {
    var path = request.getUriInfo().getRequestUri().getRawPath();
    var back = request.getMethod().equals("GET") ? path : "/console/";
    return URI.create("/oauth/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }

  /** The security context of a page: a person and their roles. */
  private record Here(Person person, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return person;
    }

    @Override
    public boolean isUserInRole(String role) {
      return person.roles().stream().anyMatch(held -> held.value().equals(role));
    }

    @Override
    public String getAuthenticationScheme() {
      return "SESSION";
    }
  }
}
