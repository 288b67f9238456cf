package dev.meshgate.mcp.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.ask.RequestState.Call;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestStateTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Map<String, jakarta.json.JsonObject> ANSWERS =
      Map.of("name", Json.readObject("{\"action\":\"cancel\"}"));

  private static RequestState at(Instant time) {
    return AskFixtures.states(Clock.fixed(time, ZoneOffset.UTC));
  }

  private static Call call(String params) {
    var caller =
        new Caller(
            "ann", "client", "grant", "resource", Set.of(), new Caller.Token("jti", NOON, NOON));
    return new Call(caller, "tools/call", Json.readObject(params));
  }

  @Test
  void holdsTheAnswersForTenMinutes() {
    var call = call("{\"name\":\"x\"}");
    var sealed = at(NOON).sealed(call, ANSWERS);

    assertThat(at(NOON.plus(Duration.ofMinutes(9))).opened(call, sealed)).contains(ANSWERS);
    assertThat(at(NOON.plus(Duration.ofMinutes(11))).opened(call, sealed)).isEmpty();
  }

  @Test
  void knowsTheSameCallWhateverTheOrderOfItsMembers() {
    var states = at(NOON);
    var sealed = states.sealed(call("{\"a\":{\"x\":1,\"y\":[2]},\"b\":3}"), ANSWERS);

    assertThat(states.opened(call("{\"b\":3,\"a\":{\"y\":[2],\"x\":1}}"), sealed)).isPresent();
    assertThat(states.opened(call("{\"b\":3,\"a\":{\"y\":[3],\"x\":1}}"), sealed)).isEmpty();
  }

  @Test
  void doesNotShowTheAnswersToWhoCarriesIt() {
    var sealed = at(NOON).sealed(call("{}"), Map.of("k", Json.readObject("{\"n\":\"Annabel\"}")));

    assertThat(
            new String(
                java.util.Base64.getUrlDecoder().decode(sealed),
                java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("Annabel");
  }
}
