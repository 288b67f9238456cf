package dev.meshgate.oauth;

import java.util.Optional;

/** Knows resources that come and go while the product runs. A CDI bean of this type is found. */
public interface ResourceSource {

  /**
   * The resource that goes by a name.
   *
   * @param path the name without the base URL, such as {@code /v1/mcp/services/mortgage}; compared
   *     whole
   */
  Optional<Resource> named(String path);

  /** Whether a calculation service may be used by people who have not signed in. */
  boolean isPublic(String service);
}
