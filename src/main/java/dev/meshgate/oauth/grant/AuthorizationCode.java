package dev.meshgate.oauth.grant;

import static dev.meshgate.oauth.OAuthError.INVALID_GRANT;

import dev.meshgate.platform.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An authorization code (RFC 6749 §4.1.2): for one client, good once, and not for long. */
@Entity
@Table(name = "authorization_code")
public class AuthorizationCode {

  @Id private String hash;

  @Column(updatable = false)
  private String grantId;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private String redirectUri;

  @Column(updatable = false)
  private @Nullable String codeChallenge;

  @Column(updatable = false, length = 500)
  private @Nullable String nonce;

  @Column(updatable = false)
  private @Nullable Instant authenticatedAt;

  @Column(updatable = false)
  private Instant expiresAt;

  /** Written by the statement that redeems, which decides among requests at once. */
  @Column private @Nullable Instant redeemedAt;

  /** For JPA alone. */
  protected AuthorizationCode() {}

  AuthorizationCode(Secret code, AccessGrant grant, CodeRequest request, Instant expiresAt) {
    this.hash = code.hash();
    this.grantId = grant.id();
    this.clientId = grant.clientId();
    this.redirectUri = request.redirectUri();
    this.codeChallenge = request.challenge().map(CodeChallenge::value).orElse(null);
    this.nonce = request.signIn().nonce().orElse(null);
    this.authenticatedAt = request.signIn().at();
    this.expiresAt = expiresAt;
  }

  public String grantId() {
    return grantId;
  }

  /** How the person signed in; not known of a code that an earlier release gave out. */
  public Optional<Authentication> signIn() {
    return Optional.ofNullable(authenticatedAt)
        .map(at -> new Authentication(at, Optional.ofNullable(nonce)));
  }

  /**
   * The checks of RFC 6749 §4.1.3 and RFC 7636 §4.6.
   *
   * @param codeVerifier none for a code that was asked for without a challenge
   */
  public void verify(
      String client, String redirectUri, Optional<String> codeVerifier, Instant now) {
    if (!client.equals(clientId)) {
      throw INVALID_GRANT.because("the code was issued to another client");
    }
    if (!redirectUri.equals(this.redirectUri)) {
      throw INVALID_GRANT.because("redirect_uri is not the one that the code was issued for");
    }
    if (!now.isBefore(expiresAt)) {
      throw INVALID_GRANT.because("the code has expired; begin again at the authorization page");
    }
    verify(codeVerifier);
  }

  private void verify(Optional<String> codeVerifier) {
    if (codeChallenge != null) {
      new CodeChallenge(codeChallenge)
          .verify(
              codeVerifier.orElseThrow(() -> INVALID_GRANT.because("code_verifier is missing")));
    } else if (codeVerifier.isPresent()) {
      // RFC 9700 §2.1.1: whoever took the challenge out on the way is found out here.
      throw INVALID_GRANT.because("the code was asked for without a code_challenge");
    }
  }
}
