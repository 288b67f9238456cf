package dev.meshgate.oauth.token;

import static dev.meshgate.oauth.OAuthError.INVALID_SCOPE;
import static dev.meshgate.oauth.OAuthError.INVALID_TARGET;
import static dev.meshgate.oauth.OAuthError.UNAUTHORIZED_CLIENT;

import dev.meshgate.oauth.Parameters;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.Client;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code grant_type=client_credentials} (RFC 6749 §4.4): a client acts for itself. */
@Dependent
class ClientCredentialsGrant {

  private static final Set<Scope> FOR_MACHINES = EnumSet.of(Scope.MCP_READ, Scope.MCP_EXECUTE);

  private final Resources resources;

  @Inject
  ClientCredentialsGrant(Resources resources) {
    this.resources = resources;
  }

  Granted grant(Client client, Parameters request) {
    if (client.origin() != Client.Origin.REGISTERED) {
      // Whoever can register could else make itself a caller without any person.
      throw UNAUTHORIZED_CLIENT.because("only a client that an administrator entered may do that");
    }
    var resource = resources.of(request);
    if (resource.kind() != Resource.Kind.MAIN) {
      throw INVALID_TARGET.because("a client without a person has no roles there");
    }
    var itself = "client:" + client.id();
    return new Granted(
        itself,
        client.id(),
        itself,
        resource,
        scopes(client, request),
        Optional.empty(),
        Optional.empty());
  }

  private static Set<Scope> scopes(Client client, Parameters request) {
    var may = EnumSet.copyOf(FOR_MACHINES);
    may.retainAll(client.scopes());
    request.optional("scope").map(Scope::among).ifPresent(may::retainAll);
    if (may.isEmpty()) {
      throw INVALID_SCOPE.because("this client may ask for mcp:read and mcp:execute");
    }
    return may;
  }
}
