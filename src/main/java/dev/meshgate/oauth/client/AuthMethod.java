package dev.meshgate.oauth.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code token_endpoint_auth_method} (RFC 7591 §2, OpenID Connect Core §9). */
public enum AuthMethod {
  NONE,
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
  PRIVATE_KEY_JWT;

  /** The method as it travels. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it rests on a secret that both sides know. */
  public boolean needsSecret() {
    return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
  }

  public static Optional<AuthMethod> of(String value) {
    return Arrays.stream(values()).filter(method -> method.value().equals(value)).findFirst();
  }
}
