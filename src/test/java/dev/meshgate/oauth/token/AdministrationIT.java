package dev.meshgate.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Product;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.audit.Audit;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.platform.BaseUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, where the issuer is, and calls from outside. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("MicroProfile JWT at /v1/admin")
class AdministrationIT {

  private static final String NAME = "administration";

  @Inject TokenIssuer issuer;
  @Inject Accounts accounts;
  @Inject Resources resources;
  @Inject SigningKeys keys;
  @Inject OAuthSettings settings;
  @Inject BaseUrl baseUrl;
  @Inject Audit audit;
  @Inject Clock clock;

  /** The product as it is shipped, and one resource more. */
  @Deployment
  static WebArchive product() {
    return Product.copy(NAME)
        .addClass(Whoami.class)
        .addAsLibrary(Product.libraryOf(Assertions.class));
  }

  /** Tells an administrator what MicroProfile JWT knows of them. */
  @Path("/v1/admin/whoami")
  @RequestScoped
  @RolesAllowed("administrator")
  public static class Whoami {

    @Inject JsonWebToken token;

    @GET
    public String whoami() {
      return token.getName() + " for " + token.getAudience() + " with " + token.getGroups();
    }
  }

  @Test
  void anAdministratorIsLetIn() {
    var person = account(Role.ADMINISTRATOR);

    var answer = call(token(person, resources.administration(), Scope.MCP_MANAGE));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith(person + " for [" + resources.administration().canonical() + "] with [")
        .contains("administrator", "publisher", "employee");
  }

  @Test
  void aPersonWithoutTheRoleIsNot() {
    for (var role : Set.of(Role.EMPLOYEE, Role.PUBLISHER)) {
      var token = token(account(role), resources.administration(), Scope.MCP_MANAGE);

      assertThat(call(token).statusCode()).as(role.value()).isEqualTo(403);
    }
  }

  @Test
  void anAdministratorWhoGaveLessThanManagementIsNot() {
    var token = token(account(Role.ADMINISTRATOR), resources.administration(), Scope.MCP_READ);

    assertThat(call(token).statusCode()).isEqualTo(403);
  }

  @Test
  void attack12TheTokenOfTheToolsOpensNothingHere() {
    var token = token(account(Role.ADMINISTRATOR), resources.main(), Scope.MCP_MANAGE);

    assertThat(call(token).statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyIsLetInWithoutAToken() {
    assertThat(call("").statusCode()).isEqualTo(401);
    assertThat(call("not.a.token").statusCode()).isEqualTo(401);
  }

  @Test
  void anExpiredTokenIsToldInWordsWhatToDo() {
    var person = account(Role.ADMINISTRATOR);
    var then = yesterdays();

    var answer = call("/v1/tokens", token(then, person, resources.main(), Scope.MCP_READ));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"invalid_token\"", "it has expired", "resource_metadata=");
    assertThat(answer.body())
        .contains("it has expired", "refresh_token grant", "connect and sign in again");
    var old = token(then, person, resources.administration(), Scope.MCP_MANAGE);
    assertThat(call(old).statusCode()).isEqualTo(401);
  }

  /** The same issuer, a day ago. */
  @SuppressWarnings("UnnecessaryAssignment")
  private TokenIssuer yesterdays() {
    var then = new TokenIssuer();
    then.keys = keys;
    then.settings = settings;
    then.baseUrl = baseUrl;
    then.accounts = accounts;
    then.audit = audit;
    then.clock = Clock.offset(clock, Duration.ofDays(-1));
    return then;
  }

  private String account(Role role) {
    var email = UUID.randomUUID() + "@example.com";
    return accounts.add("Grace", email, "correct horse battery staple", role).id();
  }

  private String token(String person, Resource resource, Scope scope) {
    return token(issuer, person, resource, scope);
  }

  private static String token(TokenIssuer issuer, String person, Resource resource, Scope scope) {
    var granted =
        new Granted(
            person,
            "cli_test",
            "gra_test",
            resource,
            Set.of(scope),
            Optional.empty(),
            Optional.empty());
    return issuer.issue(granted).accessToken();
  }

  private HttpResponse<String> call(String token) {
    return call("/v1/admin/whoami", token);
  }

  private HttpResponse<String> call(String path, String token) {
    var request = HttpRequest.newBuilder(URI.create(baseUrl.at("/" + NAME + path))).GET();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
