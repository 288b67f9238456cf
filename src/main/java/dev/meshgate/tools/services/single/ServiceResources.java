package dev.meshgate.tools.services.single;

import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.ResourceSource;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.oauth.pat.ServiceUse;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.services.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Services that tokens can be for (RFC 8707). Only those that are published for everyone, or for
 * which somebody has handed out a token, because whether there is one is told to strangers, who ask
 * for metadata without a token.
 */
@ApplicationScoped
class ServiceResources implements ResourceSource, ServiceUse {

  private static final Pattern NAME =
      Pattern.compile("/(?:v1/mcp/services|api/mcp/services?)/([a-z][a-z0-9_-]{0,62})");

  @Inject Services services;
  @Inject PersonalTokens tokens;
  @Inject BaseUrl base;

  @Override
  public Optional<Resource> named(String path) {
    var name = NAME.matcher(path);
    return name.matches() && isKnown(name.group(1))
        ? Optional.of(
            new Resource(base.at("/v1/mcp/services/" + name.group(1)), Resource.Kind.SERVICE))
        : Optional.empty();
  }

  @Override
  public boolean isPublic(String service) {
    return services.isPublic(service);
  }

  @Override
  public boolean isAllowed(String account, String service) {
    return services.edition(account, service, "").isPresent();
  }

  private boolean isKnown(String id) {
    return services.isForEveryone(id) || tokens.open(id);
  }
}
