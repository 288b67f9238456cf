package dev.meshgate.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.Assistant;
import dev.meshgate.DocumentHost;
import dev.meshgate.DocumentHost.Page;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line of the guide's table, done as that assistant does it. */
@SuppressWarnings("JavaUtilDate") // The library speaks it.
@DisplayName("The assistants of the guide")
class AssistantsIT {

  private static final Path TABLE = Path.of("src/docs/assistants.md");
  private static final String ANY_PORT = ", any port";
  private static final DocumentHost HOST = DocumentHost.open();

  private final Gate gate = Gate.onH2();
  private final Visitor visitor = new Visitor(gate);
  private final String typed = gate.baseUrl() + "/v1/mcp";
  private final ECKey key = key();

  @AfterAll
  static void closeTheHost() {
    HOST.close();
  }

  /** A line of the table. */
  record Line(String name, String knownBy, String redirect, String proof, String begins) {

    static Line of(String row) {
      var cells = Arrays.stream(row.split("\\|")).map(cell -> cell.replace("`", "").strip());
      var values = cells.filter(cell -> !cell.isEmpty()).toList();
      return new Line(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4));
    }

    String registered() {
      return redirect.replace(ANY_PORT, "");
    }

    /**
     * The redirect URI as it is asked: a port that is not the registered one, where any will do.
     */
    String asked() {
      return redirect.endsWith(ANY_PORT)
          ? registered().replaceFirst("^(http://[^/:]+)(:\\d+)?/", "$1:51763/")
          : redirect;
    }

    boolean hasToken() {
      return knownBy.equals("a personal access token");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What it is known by, and its secret where it has one. */
  private record Known(String id, String secret) {}

  static Stream<Line> lines() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .dropWhile(line -> !line.startsWith("|---|---|---|---|---|"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(Line::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void connectCallRefreshAndEnd(Line line) throws Exception {
    discover();
    if (line.hasToken()) {
      speak(line, personalToken());
      return;
    }
    var known = known(line);
    var tokens = signIn(line, known);

    assertThat(audience(tokens)).containsExactly(typed);
    speak(line, tokens.getString("access_token"));
    var refreshed =
        token(
            line,
            known,
            Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.getString("refresh_token"),
                "resource",
                typed));
    assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
    speak(line, refreshed.json().getString("access_token"));
    var gone =
        token(line, known, Map.of("grant_type", "refresh_token", "refresh_token", "mrt_unknown"));
    assertThat(gone.json().getString("error"))
        .as("what makes it ask the person again")
        .isEqualTo("invalid_grant");
  }

  /** The first 401 and the documents, with what one assistant or another insists on. */
  private void discover() {
    var challenged = visitor.postJson("/v1/mcp", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}");
    assertThat(challenged.status()).isEqualTo(401);
    var resource = "/.well-known/oauth-protected-resource/v1/mcp";
    assertThat(challenged.header("WWW-Authenticate"))
        .startsWith("Bearer ")
        .contains("resource_metadata=\"" + gate.baseUrl() + resource + "\"");
    assertThat(visitor.get(resource).json().getString("resource")).isEqualTo(typed);
    var server = visitor.get("/.well-known/oauth-authorization-server").json();
    assertThat(server.getString("issuer")).isEqualTo(gate.baseUrl());
    assertThat(server.getBoolean("client_id_metadata_document_supported")).isTrue();
    assertThat(server.getBoolean("authorization_response_iss_parameter_supported")).isTrue();
    assertThat(server.getJsonArray("code_challenge_methods_supported").toString()).contains("S256");
    assertThat(server.getJsonArray("token_endpoint_auth_methods_supported").toString())
        .contains("none", "private_key_jwt", "client_secret_post", "client_secret_basic");
    assertThat(server.getJsonArray("scopes_supported").toString()).contains("offline_access");
  }

  private Known known(Line line) {
    return switch (line.knownBy()) {
      case "its document" -> documented(line);
      case "registering itself" ->
          known(visitor.postJson("/oauth/register", metadata(line).build().toString()));
      case "an administrator" -> {
        var administrator =
            Assistant.registeredAt(visitor).connect("mcp:manage", gate.baseUrl() + "/v1/admin");
        var body = metadata(line).build().toString();
        yield known(visitor.postJson("/v1/admin/clients", body, administrator.header()));
      }
      default -> throw new IllegalArgumentException(line.knownBy());
    };
  }

  private static Known known(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var json = answer.json();
    return new Known(json.getString("client_id"), json.getString("client_secret", ""));
  }

  /** The document, on a host of ours. */
  private Known documented(Line line) {
    var path = "/" + UUID.randomUUID();
    HOST.publish(path + "/keys", Page.json(new JWKSet(key.toPublicJWK()).toString()));
    var document =
        metadata(line)
            .add("client_id", HOST.at(path + "/client.json"))
            .add("client_uri", HOST.at("/"))
            .add("jwks_uri", HOST.at(path + "/keys"));
    HOST.publish(path + "/client.json", Page.json(document.build().toString()));
    return new Known(HOST.at(path + "/client.json"), "");
  }

  private static JsonObjectBuilder metadata(Line line) {
    return Json.createObjectBuilder()
        .add("client_name", line.name())
        .add("redirect_uris", Json.createArrayBuilder().add(line.registered()))
        .add(
            "grant_types",
            Json.createArrayBuilder()
                .add("authorization_code")
                .add("refresh_token")
                .add("urn:ietf:params:oauth:grant-type:jwt-bearer"))
        .add("response_types", Json.createArrayBuilder().add("code"))
        .add("token_endpoint_auth_method", line.proof());
  }

  private JsonObject signIn(Line line, Known known) throws Exception {
    var assistant = Assistant.knownAs(known.id(), visitor, line.asked());
    var verifier = Assistant.newVerifier();
    var scope = "mcp:read mcp:execute offline_access";
    var question = assistant.question(assistant.parameters(scope, typed, verifier));
    assertThat(question.body()).contains(line.name());
    var back = assistant.allow(question);
    assertThat(back.header("location")).startsWith(line.asked());
    assertThat(back.redirected())
        .containsEntry("iss", gate.baseUrl())
        .containsEntry("state", "state-" + known.id());
    var answer =
        token(
            line,
            known,
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                back.redirected().getOrDefault("code", ""),
                "redirect_uri",
                line.asked(),
                "code_verifier",
                verifier,
                "resource",
                typed));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Proves itself in its way. */
  private Answer token(Line line, Known known, Map<String, String> asked) throws Exception {
    var form = new HashMap<>(asked);
    var headers = new String[0];
    switch (line.proof()) {
      case "none" -> form.put("client_id", known.id());
      case "client_secret_post" -> {
        form.put("client_id", known.id());
        form.put("client_secret", known.secret());
      }
      case "client_secret_basic" -> {
        var pair = (known.id() + ":" + known.secret()).getBytes(UTF_8);
        headers =
            new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
      }
      case "private_key_jwt" -> {
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(known));
      }
      default -> throw new IllegalArgumentException(line.proof());
    }
    return visitor.postForm("/oauth/token", form, headers);
  }

  private String assertion(Known known) throws Exception {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(known.id())
            .subject(known.id())
            .audience(gate.baseUrl() + "/oauth/token")
            .jwtID(UUID.randomUUID().toString())
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
    var jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> audience(JsonObject tokens) throws ParseException {
    return SignedJWT.parse(tokens.getString("access_token")).getJWTClaimsSet().getAudience();
  }

  private String personalToken() {
    var tokens = Assistant.registeredAt(visitor).connect("mcp:read mcp:execute");
    var answer = visitor.postJson("/v1/tokens", "{\"name\":\"A local host\"}", tokens.header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("token");
  }

  /** Its first words, the list of tools, and one call. */
  private void speak(Line line, String token) {
    var modern = line.begins().equals("server/discover");
    var version = modern ? Mcp.MODERN : "2025-11-25";
    var client = new Mcp(visitor, "/v1/mcp", version, token);
    var hello =
        modern
            ? "{}"
            : "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"replayed\",\"version\":\"1\"}}";
    var begun = client.request(line.begins(), hello);
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    assertThat(begun.last().getJsonObject("result").getJsonObject("capabilities"))
        .containsKey("tools");
    assertThat(client.request("tools/list", "{}").body()).contains("list_agents", "search");
    var called = client.tool("list_agents", "{}");
    assertThat(called.last().getJsonObject("result").getBoolean("isError", false)).isFalse();
    assertThat(called.body()).contains("librarian");
  }
}
