package dev.meshgate.oauth.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code token_endpoint_auth_method} (RFC 7591 §2). */
public enum AuthMethod {
  NONE,
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST;

  /** The method as it travels. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AuthMethod> of(String value) {
    return Arrays.stream(values()).filter(method -> method.value().equals(value)).findFirst();
  }
}
