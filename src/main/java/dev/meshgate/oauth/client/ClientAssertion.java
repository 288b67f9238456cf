package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.Parameters;
import java.text.ParseException;
import java.util.Optional;

/**
 * What a client says of itself and has signed with its key (RFC 7523 §2.2, §3). Nothing of it has
 * been checked yet.
 *
 * @param clientId {@code iss} and {@code sub}, which are the same
 */
record ClientAssertion(SignedJWT jwt, JWTClaimsSet claims, String clientId) {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final int LONGEST = 4_096;

  /** The assertion of a request that has one. */
  static Optional<ClientAssertion> in(Parameters request) {
    var type = request.optional("client_assertion_type");
    var assertion = request.optional("client_assertion");
    if (type.isEmpty() && assertion.isEmpty()) {
      return Optional.empty();
    }
    if (!type.equals(Optional.of(TYPE))) {
      throw INVALID_CLIENT.because("client_assertion_type must be " + TYPE);
    }
    return Optional.of(
        of(assertion.orElseThrow(() -> INVALID_CLIENT.because("client_assertion is missing"))));
  }

  private static ClientAssertion of(String assertion) {
    try {
      if (assertion.length() > LONGEST) {
        throw unreadable();
      }
      var jwt = SignedJWT.parse(assertion);
      var claims = jwt.getJWTClaimsSet();
      var subject = claims.getSubject();
      if (subject == null || !subject.equals(claims.getIssuer())) {
        throw INVALID_CLIENT.because("iss and sub of client_assertion must be the client_id");
      }
      return new ClientAssertion(jwt, claims, subject);
    } catch (ParseException e) {
      throw unreadable();
    }
  }

  private static OAuthException unreadable() {
    return INVALID_CLIENT.because("client_assertion is no signed JWT that can be read");
  }
}
