package dev.meshgate.oauth.grant;

import static dev.meshgate.oauth.OAuthError.INVALID_GRANT;
import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.platform.Secret;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** {@code code_challenge} of method S256, the one that hides the verifier (RFC 9700 §2.1.1). */
public record CodeChallenge(String value) {

  private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  public CodeChallenge {
    if (!S256.matcher(value).matches()) {
      throw INVALID_REQUEST.because("code_challenge is not a base64url SHA-256");
    }
  }

  /** The challenge of an authorization request (RFC 7636 §4.3). */
  public static CodeChallenge from(Parameters request) {
    var challenge = request.required("code_challenge");
    if (!request.optional("code_challenge_method").orElse("plain").equals("S256")) {
      throw INVALID_REQUEST.because("code_challenge_method must be S256");
    }
    return new CodeChallenge(challenge);
  }

  /**
   * Refuses a verifier that this challenge was not made from.
   *
   * @throws dev.meshgate.oauth.OAuthException {@code invalid_grant}, as RFC 7636 §4.6 asks
   */
  public void verify(String codeVerifier) {
    var given = VERIFIER.matcher(codeVerifier).matches() ? Secret.sha256(codeVerifier) : "";
    if (!MessageDigest.isEqual(given.getBytes(US_ASCII), value.getBytes(US_ASCII))) {
      throw INVALID_GRANT.because("code_verifier does not match the code_challenge");
    }
  }
}
