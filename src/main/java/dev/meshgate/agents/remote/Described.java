package dev.meshgate.agents.remote;

import java.net.URI;
import java.util.List;

/**
 * What an agent tells of itself.
 *
 * @param uri where it takes tasks
 * @param dialect the version of the protocol
 * @param fingerprint of what may not change unseen; empty where the protocol has no such thing
 */
public record Described(
    String name,
    String description,
    String version,
    List<String> capabilities,
    Protocol protocol,
    URI uri,
    String dialect,
    boolean streams,
    String fingerprint) {

  public Described {
    capabilities = List.copyOf(capabilities);
  }
}
