package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.EgressSettings;
import dev.meshgate.platform.egress.Wire;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A signed agent card")
class CardSignaturesTest {

  private static final String CARD = "GET /.well-known/agent-card.json";
  private static final String KEYS = "GET /keys";

  private ScriptedAgent server;
  private ScriptedAgent elsewhere;
  private final AgentCardFetch cards = new AgentCardFetch();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void start() throws IOException {
    server = new ScriptedAgent();
    elsewhere = new ScriptedAgent();
    cards.wire = Wire.open(new EgressSettings(Set.of("127.0.0.1")));
  }

  @AfterEach
  void stop() {
    server.close();
    elsewhere.close();
  }

  private static ECKey key() throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
  }

  /** With a member that has its default value, which is not signed (§8.4.1). */
  private JsonObject card(String description) {
    var spoken =
        Json.object()
            .add("protocolBinding", "JSONRPC")
            .add("protocolVersion", "1.0")
            .add("tenant", "")
            .add("url", server.uri("/a2a").toString());
    return Json.object()
        .add("name", "Parrot")
        .add("description", description)
        .add("supportedInterfaces", Json.array().add(spoken))
        .build();
  }

  private static JsonObject signed(JsonObject card, JsonObject meant, ECKey key, URI keys)
      throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").jwkURL(keys).build();
    var signedText = CanonicalJson.of(meant).replace("\"tenant\":\"\",", "");
    var signature = new JWSObject(header, new Payload(signedText));
    signature.sign(new ECDSASigner(key));
    return Json.builders()
        .createObjectBuilder(card)
        .add(
            "signatures",
            Json.array()
                .add(
                    Json.object()
                        .add("protected", header.toBase64URL().toString())
                        .add("signature", signature.getSignature().toString())))
        .build();
  }

  private Optional<Described> described(JsonObject card) throws Exception {
    server.on(CARD, 200, card.toString());
    return cards.at(server.uri(""), Map.of()).get(20, TimeUnit.SECONDS);
  }

  private static String published(ECKey key) {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  @Test
  void byAKeyOfItsHostIsGenuine() throws Exception {
    var key = key();
    server.on(KEYS, 200, published(key));
    var card = card("Says it");

    assertThat(described(signed(card, card, key, server.uri("/keys")))).isPresent();
  }

  @Test
  void thatWasChangedIsRefused() throws Exception {
    var key = key();
    server.on(KEYS, 200, published(key));
    var changed = signed(card("Does harm"), card("Says it"), key, server.uri("/keys"));

    assertThatThrownBy(() -> described(changed))
        .hasMessageContaining("none of its signatures")
        .cause()
        .isInstanceOf(UndescribedException.class);
  }

  @Test
  void byAnotherKeyIsRefused() throws Exception {
    server.on(KEYS, 200, published(key()));
    var card = card("Says it");
    var signed = signed(card, card, key(), server.uri("/keys"));

    assertThatThrownBy(() -> described(signed)).hasMessageContaining("none of its signatures");
  }

  @Test
  void byAKeyFromElsewhereIsRefusedAndTheKeyNotFetched() throws Exception {
    var key = key();
    elsewhere.on(KEYS, 200, published(key));
    var card = card("Says it");
    var signed = signed(card, card, key, elsewhere.uri("/keys"));

    assertThatThrownBy(() -> described(signed)).hasMessageContaining("none of its signatures");
    assertThat(elsewhere.seen()).isEmpty();
  }

  @Test
  void withoutASignatureIsFine() throws Exception {
    assertThat(described(card("Says it"))).isPresent();
  }
}
