package dev.meshgate.bench;

import dev.meshgate.Ports;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.bench.OAuthClient.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A node-oidc-provider that keeps everything in memory, with the pages that it brings. */
record OidcProvider(Server server, OAuthClient client) implements Authorizing {

  private static final String RESOURCE = "https://api.example/mcp";

  static OidcProvider start(BenchSettings settings) throws IOException, InterruptedException {
    var base = "http://127.0.0.1:" + Ports.free();
    var id = "bench";
    var secret = "bench-only-0123456789-abcdefghijklmnopqrstuvwxyz";
    var start =
        Peers.onNode(settings, "oidc-provider", "oidc-provider")
            .with("PEER_ISSUER", base)
            .with("PEER_CLIENT", id)
            .with("PEER_SECRET", secret)
            .with("PEER_REDIRECT", OAuthClient.REDIRECT);
    var server = Server.start(URI.create(base + "/token"), start);
    var endpoints = Endpoints.of(new Visitor(base));
    var client =
        new OAuthClient(endpoints, id, secret, "mcp:read mcp:execute", Optional.of(RESOURCE));
    return new OidcProvider(server, client);
  }

  /** Its two forms, the sign-in and the consent, one after the other. */
  @Override
  public String cookiesOfANewPerson() throws IOException {
    var visitor = new Visitor(server.endpoint().toString());
    var login = redirected(visitor.get(client.authorize(SOME_CHALLENGE, Map.of()).toString()));
    var consent = submitted(visitor, login, "login");
    var end = submitted(visitor, consent, "consent");
    if (!end.toString().startsWith(OAuthClient.REDIRECT)) {
      throw new IOException("nobody agreed, but: " + end);
    }
    return visitor.cookies();
  }

  /** Where it leads to that a form is filled in. */
  private URI submitted(Visitor visitor, URI form, String name) throws IOException {
    var filledIn = Map.of("prompt", name, "login", "somebody", "password", "any");
    var resumed = redirected(visitor.postForm(form.toString(), filledIn));
    return redirected(visitor.get(resumed.toString()));
  }

  private URI redirected(Answer answer) throws IOException {
    if (answer.status() != 303) {
      throw new IOException("no redirect: " + answer.body());
    }
    return server.endpoint().resolve(answer.header("location"));
  }
}
