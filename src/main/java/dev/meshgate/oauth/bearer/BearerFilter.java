package dev.meshgate.oauth.bearer;

import dev.meshgate.accounts.Accounts;
import dev.meshgate.audit.Acting;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.database.Outage;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may call which resource method. It judges the method that was matched, never the text of a
 * URL, and refuses every method that does not say for whom it is.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class BearerFilter implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Map<Method, Access> rules = new ConcurrentHashMap<>();

  @Inject TokenVerifier tokens;
  @Inject Revocations revocations;
  @Inject Resources resources;
  @Inject BaseUrl baseUrl;
  @Inject Challenge challenge;
  @Inject Accounts accounts;
  @Inject Acting acting;
  @Inject Clock clock;
  @Inject @Any Instance<SignedLink> links;
  @Context ResourceInfo resource;
  @Context HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    var access = rules.computeIfAbsent(method, m -> Access.of(resource.getResourceClass(), m));
    switch (access.kind()) {
      case OPEN, SIGNED_IN -> {
        return;
      }
      case ADMINISTRATION, BEARER -> authenticate(request, access);
      case NOBODY -> throw new Problem(403, "FORBIDDEN", "Nobody may call this.");
    }
  }

  /** What a caller who is refused is told of: the service where the address is its own name. */
  private Resource told(ContainerRequestContext request, Access access) {
    if (access.kind() == Access.Kind.ADMINISTRATION) {
      return resources.administration();
    }
    if (access.service().isEmpty()) {
      return resources.main();
    }
    var own = resources.service(service(request, access));
    var path = "/" + request.getUriInfo().getPath().replaceFirst("^/", "");
    return own.equals(baseUrl.at(path))
        ? resources.named(own).orElse(resources.main())
        : resources.main();
  }

  private boolean isFor(ContainerRequestContext request, Access access, Caller caller) {
    var audience = caller.resource();
    if (access.kind() == Access.Kind.ADMINISTRATION) {
      return audience.equals(resources.administration().canonical());
    }
    return audience.equals(resources.main().canonical())
        || (!access.service().isEmpty()
            && audience.equals(resources.service(service(request, access))));
  }

  private static String service(ContainerRequestContext request, Access access) {
    return String.valueOf(request.getUriInfo().getPathParameters().getFirst(access.service()));
  }

  private void authenticate(ContainerRequestContext request, Access access) {
    if (!revocations.areFresh()) {
      // Not knowing what was revoked is no reason to let it in.
      request.abortWith(
          Response.fromResponse(new Problem(503, "UNAVAILABLE", Outage.SENTENCE).toResponse())
              .header("Retry-After", Outage.RETRY_AFTER_SECONDS)
              .build());
      return;
    }
    if (access.orLink() && isLink(request)) {
      byLink(request, access);
      return;
    }
    if (isOpen(request, access)) {
      var service = service(request, access);
      var address = http.getRemoteAddr();
      var anonymous =
          Caller.anonymous(service, resources.service(service), address, clock.instant());
      acting.becomes(anonymous.subject(), anonymous.client());
      enter(request, anonymous, "Bearer");
      return;
    }
    var token = token(request, access);
    if (token == null) {
      return;
    }
    try {
      var caller = tokens.verify(token);
      acting.becomes(caller.subject(), caller.client());
      if (!isFor(request, access, caller)) {
        throw new InvalidTokenException(
            "it is for " + caller.resource() + ", not for " + told(request, access).canonical());
      }
      if (caller.isConfined() && !reaches(request, access, caller)) {
        throw new Problem(
            403,
            "FORBIDDEN",
            "This token is for calculation services, and not for this: "
                + String.join(", ", caller.reach().keySet())
                + ". Use another, or connect and sign in.");
      }
      if (!caller.scopes().containsAll(access.scopes())) {
        throw new InsufficientScopeException(access.scopes());
      }
      holdsRole(access, caller);
      if (access.kind() == Access.Kind.BEARER) {
        enter(request, caller, "Bearer");
      }
    } catch (InvalidTokenException refusal) {
      request.abortWith(challenge.invalid(told(request, access), refusal.reason()));
    }
  }

  /** Whether nobody need say who they are. A token that was sent is judged all the same. */
  private boolean isOpen(ContainerRequestContext request, Access access) {
    return !access.service().isEmpty()
        && access.roles().isEmpty()
        && !request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)
        && resources.isPublic(service(request, access));
  }

  private static boolean reaches(ContainerRequestContext request, Access access, Caller caller) {
    return access.service().isEmpty()
        ? access.forServiceTokens()
        : caller.user(service(request, access)).isPresent();
  }

  /** Who sends a token wants to be judged by it. */
  private boolean isLink(ContainerRequestContext request) {
    return request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()).isEmpty()
        && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && links.stream().anyMatch(link -> link.isClaimedBy(http));
  }

  /** One refusal for all that may be wrong with it: nobody is to find out piece by piece. */
  private void byLink(ContainerRequestContext request, Access access) {
    var caller =
        links.stream()
            .flatMap(link -> link.maker(http).stream())
            .filter(maker -> maker.scopes().containsAll(access.scopes()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        403,
                        "INVALID_LINK",
                        "This link is not good (any more). Ask whoever gave it to you for a new"
                            + " one."));
    acting.becomes(caller.subject(), caller.client());
    holdsRole(access, caller);
    enter(request, caller, SignedLink.SCHEME);
  }

  private static void enter(ContainerRequestContext request, Caller caller, String scheme) {
    request.setSecurityContext(new Called(caller, request.getSecurityContext().isSecure(), scheme));
  }

  private @Nullable String token(ContainerRequestContext request, Access access) {
    List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
    if (headers.size() == 1 && headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return headers.get(0).substring(SCHEME.length()).trim();
    }
    request.abortWith(
        headers.isEmpty()
            ? challenge.missing(told(request, access))
            : challenge.invalid(
                told(request, access), "the Authorization header must be 'Bearer <token>'"));
    return null;
  }

  private void holdsRole(Access access, Caller caller) {
    if (!access.roles().isEmpty()
        && accounts.roles(caller.subject()).stream().noneMatch(access.roles()::contains)) {
      throw new Problem(
          403,
          "FORBIDDEN",
          "This needs the role "
              + access.roles().iterator().next().value()
              + ". Ask an administrator for it.");
    }
  }
}
