package dev.meshgate.accounts;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One browser: a key that it was given at its first visit, and the session that it may hold. Forms
 * carry a token made of both, so that no other site and no other browser can fill them in.
 */
@ApplicationScoped
public class Browser {

  private static final String KEY = "mesh_browser";
  private static final String SESSION = "mesh_session";

  @Inject BaseUrl baseUrl;
  @Inject Seal seal;
  @Inject Sessions sessions;

  /** The browser's key; a browser that has none is given one with this answer. */
  public String key(HttpServletRequest request, HttpServletResponse response) {
    var attribute = Browser.class.getName();
    if (request.getAttribute(attribute) instanceof String made) {
      return made;
    }
    return cookie(request, KEY)
        .orElseGet(
            () -> {
              var key = Secret.random("").value();
              response.addCookie(cookie(KEY, key, -1));
              request.setAttribute(attribute, key);
              return key;
            });
  }

  /** What is stored of the key, to know the browser again; empty when it brought none. */
  public String keyHash(HttpServletRequest request) {
    return cookie(request, KEY).map(Secret::sha256).orElse("");
  }

  /** The token for a form on a page of this answer. */
  public String formToken(HttpServletRequest request, HttpServletResponse response) {
    return token(key(request, response), request);
  }

  private String token(String key, HttpServletRequest request) {
    return seal.sign("form", key + "|" + cookie(request, SESSION).orElse(""));
  }

  /**
   * Lets only forms pass that this browser was given.
   *
   * @throws PageProblem 403, when the token is not this browser's or another site sent it
   */
  public void check(HttpServletRequest request, @Nullable String formToken) {
    var key = cookie(request, KEY).orElse("");
    var expected = token(key, request).getBytes(StandardCharsets.UTF_8);
    var given = (formToken == null ? "" : formToken).getBytes(StandardCharsets.UTF_8);
    if (key.isEmpty() || !MessageDigest.isEqual(expected, given) || isForeign(request)) {
      throw new PageProblem(
          403,
          "form_expired",
          "This form is no longer good",
          "It was opened in another browser, or you signed in or out since then, or your browser"
              + " does not keep cookies for this site.",
          "Go back, load the page again and send it once more.");
    }
  }

  private boolean isForeign(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    return origin != null && !origin.equals(baseUrl.origin()) && !"null".equals(origin);
  }

  /** Who is signed in in this browser. */
  public Optional<Person> person(HttpServletRequest request) {
    return cookie(request, SESSION).map(Secret::new).flatMap(sessions::find);
  }

  /** Signs a person in: a new session, so that one planted before is worth nothing. */
  public void signIn(Account account, HttpServletRequest request, HttpServletResponse response) {
    cookie(request, SESSION).map(Secret::new).ifPresent(sessions::end);
    response.addCookie(cookie(SESSION, sessions.open(account).value(), -1));
  }

  public void signOut(HttpServletRequest request, HttpServletResponse response) {
    cookie(request, SESSION).map(Secret::new).ifPresent(sessions::end);
    response.addCookie(cookie(SESSION, "", 0));
  }

  private Optional<String> cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(fullName(name)))
            .map(Cookie::getValue)
            .filter(value -> value != null && !value.isEmpty())
            .findFirst();
  }

  /** JAX-RS's NewCookie quotes the path, which browsers refuse for a {@code __Host-} cookie. */
  private Cookie cookie(String name, String value, int maxAge) {
    var cookie = new Cookie(fullName(name), value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(baseUrl.isSecure());
    cookie.setMaxAge(maxAge);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private String fullName(String name) {
    return baseUrl.isSecure() ? "__Host-" + name : name;
  }
}
