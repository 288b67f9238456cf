package dev.meshgate.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for codes and tokens on every database. */
abstract class TokenStories {

  /** A thousand with {@code -Pchaos}. */
  private static final int MANY = Integer.getInteger("chaos.parallel", 20);

  abstract Gate gate();

  @Test
  void attack08ACodeGivesTokensOnceAndItsReplayTakesThemBack() {
    var assistant = Assistant.registeredAt(gate());
    var code = assistant.code("mcp:read mcp:execute");
    var tokens = Assistant.tokensOf(assistant.redeem(code));
    assertThat(assistant.visitor().get("/v1/tokens", tokens.header()).status()).isEqualTo(200);

    var replay = assistant.redeem(code);

    assertThat(replay.status()).isEqualTo(400);
    assertThat(replay.json().getString("error")).isEqualTo("invalid_grant");
    var refused = assistant.visitor().get("/v1/tokens", tokens.header());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"", "revoked");
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
  }

  @Test
  void ofManyRedemptionsAtOnceOneSucceeds() throws Exception {
    var assistant = Assistant.registeredAt(Visitor.ofManyConnections(gate()));
    var code = assistant.code("mcp:read");

    var statuses = atOnce(MANY, () -> assistant.redeem(code).status());

    assertThat(statuses.getOrDefault(200, 0L)).isEqualTo(1);
    assertThat(statuses.getOrDefault(400, 0L)).isEqualTo(MANY - 1);
  }

  @Test
  void aWrongVerifierBurnsTheCode() {
    var assistant = Assistant.registeredAt(gate());
    var code = assistant.code("mcp:read");

    var wrong = assistant.redeem(new Assistant.Code(code.code(), Assistant.newVerifier()));

    assertThat(wrong.json().getString("error")).isEqualTo("invalid_grant");
    assertThat(assistant.redeem(code).status()).isEqualTo(400);
  }

  @Test
  void attack09RefreshRace() throws Exception {
    var assistant = Assistant.registeredAt(Visitor.ofManyConnections(gate()));
    var tokens = assistant.connect("mcp:read");

    var successors =
        atOnce(MANY, () -> Assistant.tokensOf(assistant.refresh(tokens.refresh())).refresh());

    assertThat(successors).as("one successor, however many ask at once").hasSize(1);
  }

  @Test
  void aRefreshTokenUsedAfterItsSuccessorEndsTheConnection() {
    var assistant = Assistant.registeredAt(gate());
    var first = assistant.connect("mcp:read");
    var second = Assistant.tokensOf(assistant.refresh(first.refresh()));
    var third = Assistant.tokensOf(assistant.refresh(second.refresh()));

    var reuse = assistant.refresh(first.refresh());

    assertThat(reuse.json().getString("error")).isEqualTo("invalid_grant");
    assertThat(assistant.refresh(third.refresh()).status()).isEqualTo(400);
    assertThat(assistant.visitor().get("/v1/tokens", third.header()).status()).isEqualTo(401);
  }

  @Test
  void attack40RefreshNeverWidens() {
    var assistant = Assistant.registeredAt(gate());
    var tokens = assistant.connect("mcp:read");

    var answer =
        assistant
            .visitor()
            .postForm(
                "/oauth/token",
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    assistant.clientId(),
                    "refresh_token",
                    tokens.refresh(),
                    "scope",
                    "mcp:read mcp:manage"));

    assertThat(answer.json().getString("error")).isEqualTo("invalid_scope");
    assertThat(assistant.refresh(tokens.refresh()).status()).as("nothing was lost").isEqualTo(200);
  }

  @Test
  void aRevokedRefreshTokenEndsItsAccessTokensToo() {
    var assistant = Assistant.registeredAt(gate());
    var tokens = assistant.connect("mcp:read");

    assertThat(revoke(assistant, tokens.refresh()).status()).isEqualTo(200);

    assertThat(assistant.visitor().get("/v1/tokens", tokens.header()).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
  }

  @Test
  void aRevokedAccessTokenEndsAlone() {
    var assistant = Assistant.registeredAt(gate());
    var tokens = assistant.connect("mcp:read");

    assertThat(revoke(assistant, tokens.access()).status()).isEqualTo(200);

    assertThat(assistant.visitor().get("/v1/tokens", tokens.header()).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(200);
  }

  @Test
  void aPersonalTokenOpensWhatItSaysAndEndsWhenRevoked() {
    var assistant = Assistant.registeredAt(gate());
    var tokens = assistant.connect("mcp:read mcp:execute");
    var visitor = new Visitor(gate());
    var made =
        visitor.postJson(
            "/v1/tokens", "{\"name\":\"LM Studio\",\"scope\":\"mcp:read\"}", tokens.header());
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    var personal = new String[] {"Authorization", "Bearer " + made.json().getString("token")};
    assertThat(visitor.get("/v1/tokens", personal).body()).contains("LM Studio");

    var ended = visitor.delete("/v1/tokens/" + made.json().getString("id"), tokens.header());

    assertThat(ended.status()).isEqualTo(204);
    assertThat(visitor.get("/v1/tokens", personal).status()).isEqualTo(401);
  }

  private static Answer revoke(Assistant assistant, String token) {
    return assistant
        .visitor()
        .postForm("/oauth/revoke", Map.of("client_id", assistant.clientId(), "token", token));
  }

  private static <T> Map<T, Long> atOnce(int times, Callable<T> call) throws Exception {
    var threads = Executors.newFixedThreadPool(times);
    try {
      var calls = IntStream.range(0, times).mapToObj(i -> call).toList();
      var counted = new ArrayList<T>();
      for (var done : threads.invokeAll(calls)) {
        counted.add(done.get());
      }
      return counted.stream().collect(Collectors.groupingBy(x -> x, Collectors.counting()));
    } finally {
      threads.shutdownNow();
    }
  }
}
