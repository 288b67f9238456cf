package dev.meshgate.oauth;

import static dev.meshgate.oauth.OAuthError.INVALID_TARGET;

import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
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

  @Inject
  void fill(BaseUrl base) {
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

  /** The resource that goes by that name, if one does. */
  public Optional<Resource> named(String name) {
    return Optional.ofNullable(byName.get(name));
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
