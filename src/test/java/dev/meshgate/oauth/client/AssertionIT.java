package dev.meshgate.oauth.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.Assistant;
import dev.meshgate.DocumentHost;
import dev.meshgate.DocumentHost.Page;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // The library speaks it.
@DisplayName("Clients that prove themselves with a key (RFC 7523)")
class AssertionIT {

  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Gate gate = Gate.onH2();
  private final Visitor visitor = new Visitor(gate);
  private final ECKey key = ec(Curve.P_256);
  private final String client = entered("\"jwks\":" + new JWKSet(key.toPublicJWK()));

  private static ECKey ec(Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(UUID.randomUUID().toString()).generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A client that an administrator enters. */
  private String entered(String keys) {
    var administrator = Assistant.registeredAt(gate);
    var tokens = administrator.connect("mcp:manage", gate.baseUrl() + "/v1/admin");
    var answer =
        visitor.postJson(
            "/v1/admin/clients",
            "{\"client_name\":\"Keyed\",\"grant_types\":[\"client_credentials\"],"
                + "\"token_endpoint_auth_method\":\"private_key_jwt\","
                + keys
                + "}",
            tokens.header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json()).doesNotContainKey("client_secret");
    assertThat(answer.body()).doesNotContain("\"d\":");
    return answer.json().getString("client_id");
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .subject(client)
        .audience(gate.baseUrl())
        .jwtID(UUID.randomUUID().toString())
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(120)));
  }

  private String signed(JWTClaimsSet.Builder claims) {
    return signed(JWSAlgorithm.ES256, key.getKeyID(), claims, () -> new ECDSASigner(key));
  }

  private static String signed(
      JWSAlgorithm algorithm, String kid, JWTClaimsSet.Builder claims, Callable<JWSSigner> signer) {
    try {
      var header = new JWSHeader.Builder(algorithm).keyID(kid).type(JOSEObjectType.JWT).build();
      var jwt = new SignedJWT(header, claims.build());
      jwt.sign(signer.call());
      return jwt.serialize();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer token(String assertion) {
    return token(assertion, Map.of());
  }

  private Answer token(String assertion, Map<String, String> more) {
    var form = new HashMap<String, String>(more);
    form.put("grant_type", "client_credentials");
    form.put("client_assertion_type", TYPE);
    form.put("client_assertion", assertion);
    return visitor.postForm("/oauth/token", form);
  }

  @Test
  void aClientWithoutASecretActsForItself() {
    var answer = token(signed(claims()));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var bearer = "Bearer " + answer.json().getString("access_token");
    assertThat(visitor.get("/v1/tools", "Authorization", bearer).status()).isEqualTo(200);
  }

  @Test
  void theTokenEndpointIsAnAudienceTooAndTheIdMayBeSaidAgain() {
    var assertion = signed(claims().audience(gate.baseUrl() + "/oauth/token"));

    assertThat(token(assertion, Map.of("client_id", client)).status()).isEqualTo(200);
  }

  @Test
  void attack24AnAssertionIsGoodOnce() {
    var assertion = signed(claims());
    assertThat(token(assertion).status()).isEqualTo(200);

    refused(token(assertion), "used before");
  }

  @Test
  void attack24OfManyWhoBringItAtOnceOneIsLetIn() throws Exception {
    var assertion = signed(claims());
    var threads = Executors.newFixedThreadPool(12);
    try {
      Callable<Integer> attempt = () -> token(assertion).status();
      var answers = threads.invokeAll(Collections.nCopies(12, attempt));
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get(30, TimeUnit.SECONDS));
      }
      assertThat(statuses).containsOnlyOnce(200);
      assertThat(statuses).containsOnly(200, 401);
    } finally {
      threads.shutdownNow();
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("another audience", c -> c.audience("https://other.example"), "aud"),
        wrong("no audience", c -> c.audience((String) null), "aud"),
        wrong("over", c -> c.expirationTime(inSeconds(-60)), "expired"),
        wrong("without an end", c -> c.expirationTime(null), "exp"),
        wrong("good too long", c -> c.expirationTime(inSeconds(600)), "five minutes"),
        wrong("not yet", c -> c.notBeforeTime(inSeconds(90)), "future"),
        wrong("of tomorrow", c -> c.issueTime(inSeconds(90)), "future"),
        wrong("without a name", c -> c.jwtID(null), "jti"),
        wrong("of another issuer", c -> c.issuer("somebody"), "iss"),
        wrong("of nobody", c -> c.subject(null), "sub"),
        wrong("of a stranger", c -> c.issuer("x").subject("x"), "not known"));
  }

  private static Date inSeconds(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static Arguments wrong(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String word) {
    return Arguments.of(name, change, word);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void attack24AnAssertionForAnotherPlaceOrTimeIsRefused(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String word) {
    refused(token(signed(change.apply(claims()))), word);
  }

  @Test
  void attack26TheAlgorithmIsOneOfOursAndTheKeyOneOfTheClients() {
    var other = ec(Curve.P_256);
    var kid = key.getKeyID();
    refused(
        token(signed(JWSAlgorithm.ES256, kid, claims(), () -> new ECDSASigner(other))),
        "signature");
    refused(
        token(signed(JWSAlgorithm.ES256, "other", claims(), () -> new ECDSASigner(key))),
        "signature");
    var asSecret = key.toPublicJWK().toJSONString().getBytes(UTF_8);
    refused(token(signed(JWSAlgorithm.HS256, kid, claims(), () -> new MACSigner(asSecret))), "alg");
    refused(token(new PlainJWT(claims().build()).serialize()), "cannot be read", "can be read");
    refused(token("a.b.c"), "can be read");
  }

  @Test
  void aKeyOfAnotherKindSignsAsWell() throws Exception {
    var rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    var large = ec(Curve.P_384);
    var both = new JWKSet(List.of(rsa.toPublicJWK(), large.toPublicJWK()));
    var id = entered("\"jwks\":" + both);
    var claims = claims().issuer(id).subject(id);

    for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
      var again = claims.jwtID(UUID.randomUUID().toString());
      assertThat(token(signed(algorithm, "rsa", again, () -> new RSASSASigner(rsa))).status())
          .isEqualTo(200);
    }
    var again = claims.jwtID(UUID.randomUUID().toString());
    var assertion =
        signed(JWSAlgorithm.ES384, large.getKeyID(), again, () -> new ECDSASigner(large));
    assertThat(token(assertion).status()).isEqualTo(200);
  }

  @Test
  void whoeverHasAKeyHasNoSecretAndTheOtherWayRound() {
    refused(token(signed(claims()), Map.of("client_secret", "x")), 400, "not both");
    refused(token(signed(claims()), Map.of("client_id", "other")), 400, "differs");
    var bare = Map.of("grant_type", "client_credentials", "client_id", client);
    refused(visitor.postForm("/oauth/token", bare), "client_assertion");
    var publicClient = Assistant.registeredAt(gate).clientId();
    var assertion = signed(claims().issuer(publicClient).subject(publicClient));
    refused(token(assertion), "not registered for private_key_jwt");
    refused(
        visitor.postForm(
            "/oauth/token",
            Map.of("grant_type", "client_credentials", "client_assertion", assertion)),
        "client_assertion_type");
  }

  @Test
  void keysThatAreKeptElsewhereAreFetchedAndChange() throws Exception {
    try (var host = DocumentHost.open()) {
      host.publish("/keys", Page.json(new JWKSet(key.toPublicJWK()).toString()));
      var id = entered("\"jwks_uri\":\"" + host.at("/keys") + "\"");
      assertThat(token(signed(claims().issuer(id).subject(id))).status()).isEqualTo(200);
      assertThat(token(signed(claims().issuer(id).subject(id))).status()).isEqualTo(200);
      assertThat(host.asked("/keys")).isEqualTo(1);

      var next = ec(Curve.P_256);
      host.publish("/keys", Page.json(new JWKSet(next.toPublicJWK()).toString()));
      TimeUnit.SECONDS.sleep(11);

      var rotated =
          signed(
              JWSAlgorithm.ES256,
              next.getKeyID(),
              claims().issuer(id).subject(id),
              () -> new ECDSASigner(next));
      assertThat(token(rotated).status()).isEqualTo(200);
      refused(token(signed(claims().issuer(id).subject(id))), "signature");
      assertThat(host.asked("/keys")).isEqualTo(2);
    }
  }

  @Test
  void aDocumentedClientThatHasAKeyMustUseIt() {
    try (var host = DocumentHost.open()) {
      var id = host.at("/client.json");
      host.publish("/keys", Page.json(new JWKSet(key.toPublicJWK()).toString()));
      host.publish(
          "/client.json",
          Page.json(
              """
              {"client_id": "%s", "client_name": "Keyed", "redirect_uris": ["https://a.example/cb"],
               "grant_types": ["authorization_code", "refresh_token"],
               "token_endpoint_auth_method": "private_key_jwt",
               "token_endpoint_auth_methods_supported": ["none", "private_key_jwt"],
               "jwks_uri": "%s"}
              """
                  .formatted(id, host.at("/keys"))));
      var assistant = Assistant.knownAs(id, visitor, "https://a.example/cb");
      var code = assistant.code("mcp:read");
      refused(assistant.redeem(code), "client_assertion");

      var answer =
          visitor.postForm(
              "/oauth/token",
              Map.of(
                  "grant_type",
                  "authorization_code",
                  "code",
                  code.code(),
                  "redirect_uri",
                  "https://a.example/cb",
                  "code_verifier",
                  code.verifier(),
                  "client_assertion_type",
                  TYPE,
                  "client_assertion",
                  signed(claims().issuer(id).subject(id))));

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }

  private static void refused(Answer answer, String... oneOf) {
    refused(answer, 401, oneOf);
  }

  private static void refused(Answer answer, int status, String... oneOf) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().getString("error"))
        .isEqualTo(status == 401 ? "invalid_client" : "invalid_request");
    assertThat(Stream.of(oneOf).anyMatch(answer.body()::contains)).as(answer.body()).isTrue();
  }
}
