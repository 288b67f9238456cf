package dev.meshgate.oauth;

import java.util.Locale;

/**
 * The error codes of RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3.1, RFC 7591 §3.2.2, RFC 8707 §2 and
 * OpenID Connect Core §3.1.2.6.
 */
public enum OAuthError {
  INVALID_REQUEST(400),
  INVALID_CLIENT(401),
  INVALID_GRANT(400),
  UNAUTHORIZED_CLIENT(400),
  UNSUPPORTED_GRANT_TYPE(400),
  UNSUPPORTED_RESPONSE_TYPE(400),
  INVALID_SCOPE(400),
  INVALID_TARGET(400),
  ACCESS_DENIED(403),
  LOGIN_REQUIRED(400),
  CONSENT_REQUIRED(400),
  INVALID_REDIRECT_URI(400),
  INVALID_CLIENT_METADATA(400),
  INVALID_TOKEN(401),
  INSUFFICIENT_SCOPE(403),
  TEMPORARILY_UNAVAILABLE(503),
  TOO_MANY_REQUESTS(429),
  SERVER_ERROR(500);

  private final int status;

  OAuthError(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The code as it travels: {@code invalid_grant}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads as a sentence: {@code throw INVALID_GRANT.because("the code has expired")}. */
  public OAuthException because(String description) {
    return new OAuthException(this, description);
  }
}
