package dev.meshgate.agents.remote;

import java.net.URI;
import java.util.List;

/**
 * What an agent tells of itself.
 *
 * @param uri where it takes tasks
 * @param dialect the version of the protocol
 */
public record Described(
    String name,
    String description,
    String version,
    List<String> capabilities,
    Protocol protocol,
    URI uri,
    String dialect,
    boolean streams) {

  public Described {
    capabilities = List.copyOf(capabilities);
  }
}
