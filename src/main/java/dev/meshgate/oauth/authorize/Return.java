package dev.meshgate.oauth.authorize;

import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.RedirectUri;
import java.util.Optional;

/**
 * Where the answer goes. To have one is to know that the client registered that URI, so an error
 * raised before there is one can reach nobody but the person (RFC 6749 §4.1.2.1).
 *
 * @param redirectUri as asked
 * @param state echoed on every answer
 */
record Return(RedirectUri redirectUri, Optional<String> state) {

  /** Compared as strings, exactly, but for the port of a loopback address. */
  static Return of(Client client, Parameters request) {
    return new Return(asked(client, request), request.optional("state"));
  }

  private static RedirectUri asked(Client client, Parameters request) {
    var given = request.optional("redirect_uri");
    if (given.isEmpty()) {
      // RFC 6749 §3.1.2.3 lets it be absent when exactly one is registered; OAuth 2.1 does not.
      throw INVALID_REQUEST.because("redirect_uri is missing");
    }
    var uri = parsed(given.orElseThrow());
    if (!client.mayReturnTo(uri)) {
      throw INVALID_REQUEST.because("redirect_uri is not registered for this application");
    }
    return uri;
  }

  private static RedirectUri parsed(String value) {
    try {
      return new RedirectUri(value);
    } catch (OAuthException refusal) {
      throw INVALID_REQUEST.because(refusal.description());
    }
  }
}
