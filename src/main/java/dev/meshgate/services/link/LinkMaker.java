package dev.meshgate.services.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * Who had a link made. It is sealed in the link, because whoever reads that has no business to know
 * it.
 *
 * @param subject the person
 * @param client the application through which they asked
 * @param grant the grant, or the personal token, under which they did
 */
record LinkMaker(String subject, String client, String grant, String resource, Instant at) {

  private static final String PURPOSE = "maker of a service link";

  static LinkMaker of(Caller caller, Instant now) {
    return new LinkMaker(caller.subject(), caller.client(), caller.grant(), caller.resource(), now);
  }

  /** As it stands in the link: without what would need an escape. */
  String sealed(Seal seal) {
    var json =
        Json.object()
            .add("subject", subject)
            .add("client", client)
            .add("grant", grant)
            .add("resource", resource)
            .add("at", at.toString())
            .build();
    return Secret.base64url(seal.seal(PURPOSE, json.toString().getBytes(UTF_8)));
  }

  /** Undoes {@link #sealed}; only for what we have signed. */
  static LinkMaker opened(Seal seal, String hidden) {
    var plain = seal.open(PURPOSE, Base64.getUrlDecoder().decode(hidden));
    var json = Json.readObject(new String(plain, UTF_8));
    return new LinkMaker(
        json.getString("subject"),
        json.getString("client"),
        json.getString("grant"),
        json.getString("resource"),
        Instant.parse(json.getString("at")));
  }

  /** The maker as a caller who may calculate and nothing else. */
  Caller caller(Instant expiresAt) {
    return new Caller(
        subject,
        client,
        grant,
        resource,
        Set.of(Scope.MCP_EXECUTE),
        new Caller.Token(grant, at, expiresAt));
  }
}
