package dev.meshgate.oauth;

import static dev.meshgate.oauth.OAuthError.INVALID_GRANT;
import static dev.meshgate.oauth.OAuthError.INVALID_TARGET;

import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of resources and of the names that each goes by. Metadata, audience, aliases and
 * consent text are all fed by it. A name is compared whole: never by prefix.
 */
@ApplicationScoped
public class Resources {

  private Resource main = new Resource("", Resource.Kind.MAIN);
  private Resource administration = new Resource("", Resource.Kind.ADMINISTRATION);
  private final Map<String, Resource> byName = new LinkedHashMap<>();
  private List<ResourceSource> sources = List.of();
  private String base = "";

  @Inject
  void gather(@Any Instance<ResourceSource> found) {
    sources = found.stream().toList();
  }

  @Inject
  void fill(BaseUrl base) {
    this.base = base.value();
    main = new Resource(base.at("/v1/mcp"), Resource.Kind.MAIN);
    administration = new Resource(base.at("/v1/admin"), Resource.Kind.ADMINISTRATION);
    for (var name : List.of("/v1/mcp", "", "/", "/api/mcp", "/api/mcp/bridge")) {
      byName.put(base.at(name), main);
    }
    byName.put(administration.canonical(), administration);
  }

  public Resource main() {
    return main;
  }

  public Resource administration() {
    return administration;
  }

  /** The canonical name of a calculation service, whether there is one or not. */
  public String service(String id) {
    return base + "/v1/mcp/services/" + id;
  }

  /** Whether a calculation service may be used by people who have not signed in. */
  public boolean isPublic(String service) {
    return sources.stream().anyMatch(source -> source.isPublic(service));
  }

  /** The resource that goes by that name, if one does. */
  public Optional<Resource> named(String name) {
    var known = Optional.ofNullable(byName.get(name));
    return known.isPresent() || !name.startsWith(base) ? known : coming(name);
  }

  /**
   * What a grant was for.
   *
   * @throws OAuthException {@code invalid_grant} when it is not there any more
   */
  public Resource granted(String canonical) {
    return named(canonical)
        .orElseThrow(
            () -> INVALID_GRANT.because("what the connection was for is not there any more"));
  }

  /** One of those that come and go, by its name below the base URL. */
  private Optional<Resource> coming(String name) {
    var path = name.substring(base.length());
    return sources.stream().flatMap(source -> source.named(path).stream()).findFirst();
  }

  /**
   * The one resource that a request is about; main when it names none.
   *
   * @throws OAuthException {@code invalid_target} for a name that is not in the table, and for two
   *     different resources, since a token of ours has one audience
   */
  public Resource of(Parameters request) {
    var asked = request.all("resource").stream().map(this::known).distinct().toList();
    if (asked.size() > 1) {
      throw INVALID_TARGET.because("ask for one resource at a time");
    }
    return asked.isEmpty() ? main : asked.get(0);
  }

  private Resource known(String name) {
    return named(name)
        .orElseThrow(
            () ->
                INVALID_TARGET.because(
                    "resource is unknown here; the resource of this server is "
                        + main.canonical()));
  }
}
