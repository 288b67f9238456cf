package dev.meshgate.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * The container's own sign-in cookies. They are not used beyond {@code /oauth/sso}, and are expired
 * by the request after it: left alone, they would sign the next person in without asking.
 */
@ApplicationScoped
class ContainerCookies {

  private static final List<String> PREFIXES =
      List.of("WASOidc", "WASSaml", "WASReq", "WASInitialRequest", "mesh_sso", "JSESSIONID");

  void expire(HttpServletRequest request, HttpServletResponse response) {
    var cookies = request.getCookies();
    if (cookies == null) {
      return;
    }
    for (var cookie : cookies) {
      if (PREFIXES.stream().anyMatch(cookie.getName()::startsWith)) {
        var gone = new Cookie(cookie.getName(), "");
        gone.setPath("/");
        gone.setMaxAge(0);
        response.addCookie(gone);
      }
    }
  }
}
