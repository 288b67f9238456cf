package dev.meshgate.platform.egress;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to somebody else's server.
 *
 * @param headers beside those that the body needs
 * @param json the body; null for none
 */
public record Call(String method, URI uri, Map<String, String> headers, @Nullable String json) {

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI uri, Map<String, String> headers) {
    return new Call("GET", uri, headers, null);
  }

  public static Call post(URI uri, Map<String, String> headers, String json) {
    return new Call("POST", uri, headers, json);
  }
}
