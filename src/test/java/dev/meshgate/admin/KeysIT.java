package dev.meshgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signing keys come and go")
class KeysIT {

  private final Visitor program = new Visitor(Gate.onH2());
  private final Assistant assistant = Assistant.registeredAt(Gate.onH2());
  private Tokens administration = new Tokens("", "");

  @BeforeEach
  void connect() {
    administration = administration();
  }

  @Test
  void noTokenIsRefusedWhileTheKeyIsRotated() throws Exception {
    var old = assistant.connect("mcp:read");
    var before = withState("signing");

    var answer = program.postJson("/v1/admin/keys", "", administration.header());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var next = withState("announced");
    assertThat(published()).as("known before it signs").contains(before, next);
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!withState("signing").equals(next)) {
      assertThat(Instant.now()).as("the announced key signs in time").isBefore(deadline);
      good(assistant.connect("mcp:read"), administration);
    }
    var young = assistant.connect("mcp:read");
    assertThat(keyOf(young)).isEqualTo(next);
    assertThat(keyOf(old)).isEqualTo(before);
    good(old, administration);
    good(young, administration());
    assertThat(published()).as("until its last token has ended").contains(before, next);
  }

  @Test
  void whatAWithdrawnKeySignedIsRefusedAtOnce() throws Exception {
    var tools = assistant.connect("mcp:read");
    good(tools, administration);
    var stolen = keyOf(tools);

    var path = "/v1/admin/keys/" + stolen;
    assertThat(program.delete(path, administration.header()).status()).isEqualTo(204);

    var refused = program.get("/v1/tools", tools.header());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("its key is not in use");
    assertThat(program.get("/v1/admin/keys", administration.header()).status()).isEqualTo(401);
    assertThat(published()).isNotEmpty().doesNotContain(stolen);
    var fresh = Assistant.tokensOf(assistant.refresh(tools.refresh()));
    assertThat(keyOf(fresh)).isNotEqualTo(stolen);
    administration = administration();
    good(fresh, administration);
    assertThat(program.delete(path, administration.header()).status()).isEqualTo(404);
  }

  private void good(Tokens tools, Tokens admin) {
    assertThat(program.get("/v1/tools", tools.header()).status()).isEqualTo(200);
    assertThat(program.get("/v1/admin/keys", admin.header()).status()).isEqualTo(200);
  }

  private static Tokens administration() {
    var resource = Gate.onH2().baseUrl() + "/v1/admin";
    return Assistant.registeredAt(Gate.onH2()).connect("mcp:manage", resource);
  }

  private String withState(String state) {
    var answer = program.get("/v1/admin/keys", administration.header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).as("no private half").doesNotContain("\"d\"");
    return answer.json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
        .filter(key -> key.getString("alg").equals("ES256"))
        .filter(key -> key.getString("state").equals(state))
        .map(key -> key.getString("kid"))
        .findFirst()
        .orElse("");
  }

  private List<String> published() throws ParseException {
    return JWKSet.parse(program.get("/oauth/jwks").body()).getKeys().stream()
        .peek(key -> assertThat(key.isPrivate()).isFalse())
        .map(key -> key.getKeyID())
        .toList();
  }

  private static String keyOf(Tokens tokens) throws ParseException {
    return SignedJWT.parse(tokens.access()).getHeader().getKeyID();
  }
}
