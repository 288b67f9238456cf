package dev.meshgate.bench;

import dev.meshgate.Assistant;
import dev.meshgate.Visitor;
import dev.meshgate.bench.OAuthClient.Endpoints;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** Meshgate's authorization server, with a client that an administrator entered. */
record Gatekeeper(Meshgate meshgate, Server server, OAuthClient client) implements Authorizing {

  private static final String SCOPE = "mcp:read mcp:execute";

  /** Everything is kept in PostgreSQL. */
  static Gatekeeper start(BenchSettings settings) throws IOException {
    var postgres = Postgres.start(settings.work().resolve("postgres"));
    var meshgate = Meshgate.start(settings, postgres.environment());
    var visitor = new Visitor(meshgate.baseUrl());
    var entered = entered(visitor);
    var client =
        new OAuthClient(
            Endpoints.of(visitor),
            entered.getString("client_id"),
            entered.getString("client_secret"),
            SCOPE,
            Optional.of(meshgate.server().endpoint().toString()));
    var server =
        new Server(
            client.endpoints().token(),
            meshgate.server().processes(),
            Optional.of(postgres.processes()));
    return new Gatekeeper(meshgate, server, client);
  }

  private static JsonObject entered(Visitor visitor) throws IOException {
    var administrator =
        Assistant.registeredAt(visitor).connect("mcp:manage", visitor.baseUrl() + "/v1/admin");
    var metadata =
        """
        {"client_name":"Bench","token_endpoint_auth_method":"client_secret_basic",\
        "grant_types":["authorization_code","refresh_token","client_credentials"],\
        "redirect_uris":["%s"]}\
        """
            .formatted(OAuthClient.REDIRECT);
    var answer = visitor.postJson("/v1/admin/clients", metadata, administrator.header());
    if (answer.status() != 201) {
      throw new IOException("the client was not entered: " + answer.body());
    }
    return answer.json();
  }

  @Override
  public String cookiesOfANewPerson() throws IOException {
    var visitor = new Visitor(meshgate.baseUrl());
    Assistant.ofANewPerson(visitor);
    var assistant = Assistant.knownAs(client.id(), visitor, OAuthClient.REDIRECT);
    var answer = assistant.allow(assistant.question(assistant.parameters(SCOPE)));
    if (!answer.header("location").startsWith(OAuthClient.REDIRECT)) {
      throw new IOException("nobody agreed: " + answer.body());
    }
    return visitor.cookies();
  }
}
