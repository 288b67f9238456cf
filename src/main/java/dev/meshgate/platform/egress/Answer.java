package dev.meshgate.platform.egress;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody else's server answered.
 *
 * @param headers by their names in lower case
 * @param body its text; empty where it came as events
 */
public record Answer(int status, Map<String, String> headers, String body) {

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Whether it is what was asked for (RFC 9110 §15.3). */
  public boolean isFine() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
