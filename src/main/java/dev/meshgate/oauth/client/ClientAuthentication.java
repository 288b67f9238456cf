package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;
import static dev.meshgate.oauth.OAuthError.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.audit.Acting;
import dev.meshgate.oauth.Parameters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which client asks at a back-channel endpoint, and its proof (RFC 6749 §2.3). */
@Dependent
public class ClientAuthentication {

  private static final String BASIC = "Basic ";

  private final Clients clients;
  private final AssertedClients assertedClients;
  private final Acting acting;

  @Inject
  ClientAuthentication(Clients clients, AssertedClients assertedClients, Acting acting) {
    this.clients = clients;
    this.assertedClients = assertedClients;
    this.acting = acting;
  }

  /** What a request brought. */
  private record Credentials(String id, Optional<String> secret) {}

  /**
   * The client that sent this request.
   *
   * @param authorization the header of that name, or null
   * @throws dev.meshgate.oauth.OAuthException {@code invalid_client}, 401
   */
  public Client of(Parameters request, @Nullable String authorization) {
    var client = proven(request, authorization);
    acting.becomes("", client.id());
    return client;
  }

  private Client proven(Parameters request, @Nullable String authorization) {
    var assertion = ClientAssertion.in(request);
    if (assertion.isPresent()) {
      onlyTheAssertion(request, authorization, assertion.orElseThrow());
      return assertedClients.of(assertion.orElseThrow());
    }
    var credentials = credentials(request, authorization);
    var client = mayAsk(clients.asking(credentials.id()));
    if (client.authMethod() == AuthMethod.PRIVATE_KEY_JWT) {
      throw INVALID_CLIENT.because("this client proves itself with a client_assertion; send one");
    }
    if (client.isPublic()) {
      if (credentials.secret().isPresent()) {
        throw INVALID_CLIENT.because("this client is registered without a secret; send none");
      }
    } else if (!credentials.secret().map(client::hasSecret).orElse(false)) {
      throw INVALID_CLIENT.because("the client secret is missing or wrong");
    }
    return client;
  }

  /** A client that is known and not switched off. */
  static Client mayAsk(Optional<Client> client) {
    return client
        .map(
            found -> {
              if (!found.isEnabled()) {
                throw INVALID_CLIENT.because(
                    "this client has been switched off by an administrator");
              }
              return found;
            })
        .orElseThrow(
            () ->
                INVALID_CLIENT.because("this client is not known here (any more); register again"));
  }

  private static void onlyTheAssertion(
      Parameters request, @Nullable String authorization, ClientAssertion assertion) {
    if (authorization != null || request.optional("client_secret").isPresent()) {
      throw INVALID_REQUEST.because("send a client_assertion or a client secret, not both");
    }
    // RFC 7521 §4.2: client_id is unnecessary, and "MUST identify the same client".
    request
        .optional("client_id")
        .filter(id -> !id.equals(assertion.clientId()))
        .ifPresent(
            id -> {
              throw INVALID_REQUEST.because("client_id differs from the client_assertion");
            });
  }

  private static Credentials credentials(Parameters request, @Nullable String authorization) {
    var posted = request.optional("client_secret");
    if (authorization == null) {
      var id =
          request
              .optional("client_id")
              .orElseThrow(() -> INVALID_CLIENT.because("client_id is missing"));
      return new Credentials(id, posted);
    }
    if (posted.isPresent()) {
      // RFC 6749 §2.3: "The client MUST NOT use more than one authentication method".
      throw INVALID_REQUEST.because("send the client secret once: in the header or in the body");
    }
    var basic = basic(authorization);
    request
        .optional("client_id")
        .filter(id -> !id.equals(basic.id()))
        .ifPresent(
            id -> {
              throw INVALID_REQUEST.because("client_id differs from the Authorization header");
            });
    return basic;
  }

  /** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
  private static Credentials basic(String authorization) {
    try {
      if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
        var encoded = authorization.substring(BASIC.length()).trim();
        var pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
        var colon = pair.indexOf(':');
        if (colon > 0) {
          return new Credentials(
              URLDecoder.decode(pair.substring(0, colon), UTF_8),
              Optional.of(URLDecoder.decode(pair.substring(colon + 1), UTF_8)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw INVALID_CLIENT.because("the Authorization header cannot be read");
    }
    throw INVALID_CLIENT.because("the Authorization header must be Basic");
  }
}
