package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.pat.NewToken;
import dev.meshgate.oauth.pat.NewToken.Opens;
import dev.meshgate.oauth.pat.PersonalToken;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Services;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** {@code /console/tokens}: personal access tokens, for what cannot sign in. */
@Path("/console/tokens")
@RequestScoped
@SignedIn
public class TokensPage extends ConsolePage {

  private static final String READ_ONLY = "read";

  @Inject PersonalTokens tokens;
  @Inject Services services;
  @Inject Resources resources;
  @Inject OAuthSettings settings;

  /** A calculation service that a token can be for. */
  public record Choice(String id, String name) {}

  /**
   * A token in the list.
   *
   * @param hint what it begins and ends with
   * @param services those that it opens, parted by commas; empty where it stands for the person
   * @param runs whether it may run agents, not only look
   * @param usedAt its last use, or null
   */
  public record Line(
      String id,
      String name,
      String hint,
      String services,
      boolean runs,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant usedAt) {

    static Line of(PersonalToken token) {
      return new Line(
          token.id(),
          token.name(),
          token.kind().prefix() + "…" + token.hint(),
          token.key().map(key -> String.join(", ", token.services())).orElse(""),
          token.scopes().contains(Scope.MCP_EXECUTE),
          token.createdAt(),
          token.expiresAt(),
          token.usedAt().orElse(null));
    }
  }

  @GET
  public Response all(
      @QueryParam("revoked") @Nullable String revoked,
      @QueryParam("service") @DefaultValue("") String service) {
    return list(200, Map.of("revoked", revoked != null, "opens", service));
  }

  /** The value stands in this one answer and never again. */
  @POST
  public Response make(
      @FormParam("csrf") @Nullable String csrf,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("opens") @DefaultValue("") String opens,
      @FormParam("may") @DefaultValue("") String may,
      @FormParam("days") @DefaultValue("") String days) {
    check(csrf);
    try {
      var made =
          tokens.make(
              new NewToken(
                  person().id(),
                  name,
                  opens.isEmpty() ? Opens.person(resources) : Opens.service(resources, opens),
                  may.equals(READ_ONLY)
                      ? Set.of(Scope.MCP_READ)
                      : Set.of(Scope.MCP_READ, Scope.MCP_EXECUTE),
                  lifetime(days)));
      return list(
          200, Map.of("made", made.token().name(), "secret", made.secret().value(), "name", ""));
    } catch (Problem refusal) {
      return list(
          refusal.status(),
          Map.of(
              "name",
              name,
              "opens",
              opens,
              "errors",
              Map.of("name", String.valueOf(refusal.getMessage()))));
    }
  }

  @POST
  @Path("{id}/revoke")
  public Response revoke(@PathParam("id") String id, @FormParam("csrf") @Nullable String csrf) {
    check(csrf);
    if (!tokens.revoke(id, person().id())) {
      throw PageProblem.notFound();
    }
    return Response.seeOther(URI.create("/console/tokens?revoked=1")).build();
  }

  private Response list(int status, Map<String, ?> more) {
    var parameters = new HashMap<String, Object>(more);
    var usual = settings.personalTokenLifetime().toDays();
    parameters.put("tokens", tokens.of(person().id()).stream().map(Line::of).toList());
    parameters.put("usualDays", usual);
    parameters.put(
        "services",
        services.editionsFor(person().id()).stream()
            .map(edition -> new Choice(edition.id(), edition.definition().name()))
            .toList());
    parameters.put("choices", choices(usual));
    return show(status, "console/tokens.jte", parameters);
  }

  private static List<Long> choices(long usual) {
    return LongStream.of(7, 30, 90, 365, usual)
        .filter(days -> days > 0)
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  private Duration lifetime(String days) {
    return days.matches("[0-9]{1,3}")
        ? Duration.ofDays(Long.parseLong(days))
        : settings.personalTokenLifetime();
  }
}
