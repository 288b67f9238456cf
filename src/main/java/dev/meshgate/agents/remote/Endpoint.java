package dev.meshgate.agents.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where a remote agent is.
 *
 * @param dialect the version of the protocol that it speaks; empty where there is one alone
 * @param streams whether it tells how far it is
 * @param credentials the headers by which it knows us
 * @param instructions what it is told beside every task; may be empty
 * @param timeout how long a task may take
 * @param fingerprint of what the agent told of itself when it was registered; may be empty
 */
public record Endpoint(
    Protocol protocol,
    URI uri,
    String dialect,
    boolean streams,
    Map<String, String> credentials,
    String instructions,
    Duration timeout,
    String fingerprint) {

  public Endpoint {
    credentials = Map.copyOf(credentials);
  }
}
