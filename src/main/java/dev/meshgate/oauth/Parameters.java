package dev.meshgate.oauth;

import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an OAuth request. "Request and response parameters MUST NOT be included more
 * than once", and one without a value counts as absent (RFC 6749 §3.1, §3.2). {@code resource} may
 * repeat (RFC 8707 §2).
 */
public final class Parameters {

  private static final int LONGEST = 4_096;
  private static final int MOST = 50;

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  public Parameters(MultivaluedMap<String, String> raw) {
    if (raw.size() > MOST) {
      throw INVALID_REQUEST.because("there are more than " + MOST + " parameters");
    }
    raw.forEach((name, all) -> keep(name, all.stream().filter(v -> !v.isEmpty()).toList()));
  }

  private void keep(String name, List<String> given) {
    if (given.size() > 1 && !name.equals("resource")) {
      throw INVALID_REQUEST.because("the parameter " + name + " is there more than once");
    }
    if (given.stream().anyMatch(value -> value.length() > LONGEST)) {
      throw INVALID_REQUEST.because("the parameter " + name + " is too long");
    }
    if (!given.isEmpty()) {
      values.put(name, given);
    }
  }

  public Optional<String> optional(String name) {
    return all(name).stream().findFirst();
  }

  public String required(String name) {
    return optional(name)
        .orElseThrow(() -> INVALID_REQUEST.because("the parameter " + name + " is missing"));
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
