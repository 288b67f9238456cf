package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While the database is away")
class DatabaseAwayIT {

  /** What a request may take, this machine's own slowness included. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Long enough that this node cannot know any more what was revoked. */
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("chaos.away.seconds", 14));

  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable Cable cable;
  private static @Nullable Gate gate;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    cable = Cable.to(postgres.getPort());
    gate =
        Gate.start(
            "away",
            Map.of(
                "MESHGATE_DB_URL",
                "jdbc:postgresql://localhost:%d/postgres?connectTimeout=2&socketTimeout=3"
                    .formatted(cable.port()),
                "MESHGATE_DB_USER",
                "postgres",
                "MESHGATE_DB_PASSWORD",
                "postgres",
                "MESHGATE_SECRET",
                "test-only-0123456789-abcdefghijklmnopqrstuvwxyz"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (gate != null) {
      gate.close();
    }
    if (cable != null) {
      cable.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Cable cable() {
    if (cable == null) {
      throw new IllegalStateException("there is no cable");
    }
    return cable;
  }

  private static Visitor visitor() {
    if (gate == null) {
      throw new IllegalStateException("the server did not start");
    }
    return new Visitor(gate);
  }

  /** Also after a failure, for the test that comes next. */
  @AfterEach
  void plugIn() throws InterruptedException {
    cable().plugIn();
    Soon.so(Duration.ofMinutes(2), () -> visitor().get("/health/ready").status() == 200);
  }

  @Test
  void everyoneIsToldSoInTheirOwnForm() throws InterruptedException {
    var assistant = Assistant.registeredAt(visitor());
    var tokens = assistant.connect("mcp:read mcp:execute offline_access");
    cable().pullOut();
    tellsSo(assistant, tokens.access(), tokens.refresh());
    comesBack(assistant, tokens.refresh());
  }

  @Test
  void alsoWhenItSaysNothing() throws InterruptedException {
    var assistant = Assistant.registeredAt(visitor());
    var tokens = assistant.connect("mcp:read mcp:execute offline_access");
    cable().goSilent();
    tellsSo(assistant, tokens.access(), tokens.refresh());
    cable().pullOut();
    comesBack(assistant, tokens.refresh());
  }

  private static void tellsSo(Assistant assistant, String token, String refresh)
      throws InterruptedException {
    var end = Instant.now().plus(AWAY);
    var asked = asked(assistant, token, refresh);
    Soon.so(
        AWAY.multipliedBy(3),
        () -> {
          asked.forEach(DatabaseAwayIT::isToldSo);
          return !Instant.now().isBefore(end);
        });
    // Long calls too, which by now nobody would begin.
    isToldSo("mesh_execute", asked.get("mesh_execute"));
  }

  private static Map<String, Supplier<Answer>> asked(
      Assistant assistant, String token, String refresh) {
    var visitor = visitor();
    var bearer = new String[] {"Authorization", "Bearer " + token};
    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token);
    var asked = new LinkedHashMap<String, Supplier<Answer>>();
    asked.put("token", () -> assistant.refresh(refresh));
    asked.put("mesh_execute", () -> mcp.tool("mesh_execute", "{\"task\":\"Summarize: a b c.\"}"));
    asked.put(
        "rest tool",
        () -> visitor.postJson("/v1/tools/mesh_execute", "{\"task\":\"Summarize: a.\"}", bearer));
    asked.put("documents", () -> visitor.get("/v1/documents", bearer));
    asked.put("resources/read", () -> mcp.request("resources/list", "{}"));
    asked.put("sign-in", () -> assistant.signIn(visitor.get("/oauth/sign-in"), "a@b.c", "x"));
    asked.put("ready", () -> visitor.get("/health/ready"));
    asked.put(
        "page",
        () -> visitor.get("/console/tasks", "Cookie", "mesh_session=abc", "Accept", "text/html"));
    return asked;
  }

  private static void isToldSo(String what, @Nullable Supplier<Answer> ask) {
    if (ask == null) {
      throw new IllegalStateException(what);
    }
    var begun = Instant.now();
    var answer = ask.get();
    var took = Duration.between(begun, Instant.now());
    assertThat(took).as(what).isLessThan(PATIENCE);
    // A form without a token of this browser is refused before the database is asked.
    if (what.equals("sign-in") && answer.status() == 403) {
      return;
    }
    assertThat(answer.status()).as(what + " " + answer.body()).isEqualTo(503);
    assertThat(answer.body()).as(what).doesNotContain("Exception", "err_", "java");
    if (!what.equals("ready")) {
      assertThat(answer.header("retry-after")).as(what + " " + answer.body()).isNotBlank();
    }
    if (what.equals("token")) {
      assertThat(answer.json().getString("error")).isEqualTo("temporarily_unavailable");
    }
  }

  private static void comesBack(Assistant assistant, String refresh) throws InterruptedException {
    cable().plugIn();
    var end = Instant.now().plus(Duration.ofSeconds(10));
    var answer =
        Soon.seen(
            Duration.ofSeconds(10),
            () -> assistant.refresh(refresh),
            told -> {
              assertThat(told.status()).as(told.body()).isIn(200, 503);
              return told.status() == 200;
            });
    var mcp = new Mcp(visitor(), "/v1/mcp", Mcp.MODERN, answer.json().getString("access_token"));
    Soon.so(
        Duration.between(Instant.now(), end),
        () -> mcp.tool("mesh_execute", "{\"task\":\"Summarize: a b c.\"}").status() == 200);
  }
}
