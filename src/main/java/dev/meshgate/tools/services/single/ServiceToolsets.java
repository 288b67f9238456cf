package dev.meshgate.tools.services.single;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.services.Edition;
import dev.meshgate.tools.services.ServiceDoor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The tools of each service, made once for each of its versions. */
@ApplicationScoped
class ServiceToolsets {

  private static final int MOST = 500;

  private final Cache<String, Toolset> made = Caffeine.newBuilder().maximumSize(MOST).build();

  @Inject ServiceDoor door;

  Toolset of(Edition edition) {
    return made.get(edition.key(), key -> new FlatTools(edition, door).toolset());
  }
}
