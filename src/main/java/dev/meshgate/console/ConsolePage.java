package dev.meshgate.console;

import dev.meshgate.accounts.Browser;
import dev.meshgate.accounts.Person;
import dev.meshgate.platform.Page;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every page of the console has: the person, the frame around it, the token of its forms. */
abstract class ConsolePage {

  @Inject Browser browser;
  @Inject Page page;
  @Context SecurityContext security;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  /** Who is signed in. */
  Person person() {
    return (Person) security.getUserPrincipal();
  }

  /** Lets only forms pass that we gave to this browser. */
  void check(@Nullable String formToken) {
    browser.check(request, formToken);
  }

  Response show(String template, Map<String, ?> parameters) {
    return show(200, template, parameters);
  }

  /** A page in the frame; the template takes {@code signedIn} and {@code csrf} beside its own. */
  Response show(int status, String template, Map<String, ?> parameters) {
    var all = new HashMap<String, Object>(parameters);
    all.put("signedIn", person().name());
    all.put("csrf", browser.formToken(request, response));
    return page.of(status, template, all, "");
  }
}
