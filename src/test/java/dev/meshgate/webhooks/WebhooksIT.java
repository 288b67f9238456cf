package dev.meshgate.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.platform.Json;
import dev.meshgate.webhooks.WebhookReceiver.Told;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whoever wants to be told that a task has ended")
class WebhooksIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "a secret of sixteen characters or more";
  private static final String TABLE = "region,revenue\\nNorth,120\\nSouth,310\\n";

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(8);

  private static Gate gate;
  private static Visitor visitor;
  private static Tokens tokens;
  private static WebhookReceiver receiver;

  @BeforeAll
  static void start() throws IOException {
    gate =
        Gate.start(
            "webhooks",
            Map.of(
                "MESHGATE_EGRESS_INTRANET",
                "127.0.0.1",
                "MESHGATE_WEBHOOKS_PAUSE",
                "1s",
                "MESHGATE_WEBHOOKS_ATTEMPTS",
                "3"));
    visitor = new Visitor(gate);
    tokens = Assistant.registeredAt(gate).connect("mcp:read mcp:execute");
    receiver = new WebhookReceiver();
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
    receiver.close();
    gate.close();
  }

  private static Answer submit(String url, String secret) {
    return visitor.postJson(
        "/v1/tasks",
        "{\"task\":\"Total revenue by region\",\"context\":\""
            + TABLE
            + "\",\"webhook\":{\"url\":\""
            + url
            + "\",\"secret\":\""
            + secret
            + "\"}}",
        tokens.header());
  }

  private static String submitted(String url) {
    var answer = submit(url, SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body()).doesNotContain(SECRET);
    return answer.json().getString("task_id");
  }

  private static JsonObject webhook(String task, String status) {
    return Soon.seen(
        PATIENCE,
        () -> visitor.get("/v1/tasks/" + task, tokens.header()).json().getJsonObject("webhook"),
        hook -> hook.getString("status").equals(status));
  }

  private static String signature(Told told) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    var text = told.id() + "." + told.timestamp() + "." + told.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
  }

  @Test
  void isToldAndCanTellThatItIsUs() throws GeneralSecurityException {
    var task = submitted(receiver.url("/fine"));

    var hook = webhook(task, "delivered");

    assertThat(hook.getInt("attempts")).isEqualTo(1);
    assertThat(hook.toString()).doesNotContain(SECRET);
    var told = receiver.told("/fine").get(0);
    assertThat(told.signature()).isEqualTo(signature(told));
    assertThat(told.id()).startsWith("whk_");
    assertThat(Instant.ofEpochSecond(Long.parseLong(String.valueOf(told.timestamp()))))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    var body = Json.readObject(told.body());
    assertThat(body.getString("type")).isEqualTo("task.completed");
    assertThat(body.getJsonObject("data").getString("task_id")).isEqualTo(task);
    assertThat(body.getJsonObject("data").getJsonObject("result").getString("text"))
        .contains("South");
  }

  @Test
  void isToldOfAWorkflowToo() {
    var run =
        visitor.postJson(
            "/v1/workflows/debug-fix/run",
            "{\"parameters\":{\"issue_description\":\"It stops\"},\"webhook\":{\"url\":\""
                + receiver.url("/workflow")
                + "\",\"secret\":\""
                + SECRET
                + "\"}}",
            tokens.header());
    assertThat(run.status()).as(run.body()).isEqualTo(201);

    webhook(run.json().getString("task_id"), "delivered");

    var data = Json.readObject(receiver.told("/workflow").get(0).body()).getJsonObject("data");
    assertThat(data.getString("kind")).isEqualTo("workflow");
  }

  @Test
  void isToldOnceOfATaskThatIsSentTwiceAtOnce() {
    var body =
        "{\"task\":\"Total revenue by region\",\"context\":\"%s\",\"webhook\":{\"url\":\"%s\",\"secret\":\"%s\"}}"
            .formatted(TABLE, receiver.url("/once"), SECRET);

    var answers =
        Stream.generate(() -> new Visitor(gate))
            .limit(8)
            .map(
                each ->
                    CompletableFuture.supplyAsync(
                        () ->
                            each.postJson(
                                "/v1/tasks",
                                body,
                                "Authorization",
                                "Bearer " + tokens.access(),
                                "Idempotency-Key",
                                "once"),
                        THREADS))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(answer -> answer.json().getString("task_id"))
        .containsOnly(answers.get(0).json().getString("task_id"));
    webhook(answers.get(0).json().getString("task_id"), "delivered");
    assertThat(receiver.told("/once")).hasSize(1);
  }

  /** As after the installation's secret was replaced: the others are told all the same. */
  @Test
  void isGivenUpWhereItsSecretCannotBeRead() throws SQLException {
    var unread = submitted(receiver.url("/unread"));
    webhook(unread, "delivered");
    gate.kill();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:h2:file:" + gate.data().resolve("meshgate"), "meshgate", "meshgate");
        var statement =
            connection.prepareStatement(
                "update task_webhook set secret = ?, attempts = 0, delivered_at = null,"
                    + " next_at = current_timestamp where task_id = ?")) {
      statement.setBytes(1, new byte[60]);
      statement.setString(2, unread);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    gate.run();

    webhook(submitted(receiver.url("/read")), "delivered");

    assertThat(webhook(unread, "given_up").getString("last_error"))
        .isEqualTo("its secret cannot be read any more");
    assertThat(receiver.told("/unread")).hasSize(1);
  }

  @Test
  void isToldAgainUntilItHears() {
    receiver.answering(503, 302);
    var task = submitted(receiver.url("/later"));

    var hook = webhook(task, "delivered");

    assertThat(hook.getInt("attempts")).isEqualTo(3);
    var told = receiver.told("/later");
    assertThat(told).hasSize(3).extracting(Told::id).containsOnly(told.get(0).id());
    assertThat(receiver.told("/elsewhere")).as("a redirect is not followed").isEmpty();
  }

  @Test
  void isNotToldForEver() {
    receiver.answering(500, 500, 500);
    var task = submitted(receiver.url("/never"));

    var hook = webhook(task, "given_up");

    assertThat(hook.getInt("attempts")).isEqualTo(3);
    assertThat(hook.getString("last_error")).isEqualTo("its server answered 500");
    assertThat(receiver.told("/never")).hasSize(3);
  }

  @Test
  void isNotToldAgainWhereNothingIsWanted() {
    receiver.answering(410);
    var task = submitted(receiver.url("/gone"));

    assertThat(webhook(task, "given_up").getInt("attempts")).isEqualTo(1);
  }

  /** It was down when the task ended, and we were when it came back. */
  @Test
  void isToldAfterBothWereAway() throws IOException {
    int port;
    try (var before = new WebhookReceiver()) {
      port = before.port();
    }
    var task = submitted("http://127.0.0.1:" + port + "/back");
    Soon.seen(
        PATIENCE,
        () -> visitor.get("/v1/tasks/" + task, tokens.header()).json().getJsonObject("webhook"),
        hook -> hook.containsKey("last_error"));

    gate.kill();
    assertThat(gate.logs()).doesNotContain(SECRET);
    try (var files = Files.walk(gate.data())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .noneMatch(file -> text(file).contains(SECRET));
    }
    try (var after = new WebhookReceiver(port)) {
      gate.run();
      webhook(task, "delivered");
      assertThat(after.told("/back")).hasSize(1);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where we never go, and what is no address. */
  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.com/x",
    "https://10.0.0.1/x",
    "https://192.168.1.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/x",
    "http://localhost/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://[64:ff9b::a00:1]/x",
    "https://100.64.0.1/x",
    "https://user:word@hooks.example.com/x",
    "ftp://hooks.example.com/x",
    "file:///etc/passwd",
    "/x",
    "not an address"
  })
  void attack21IsNotToldInsideTheHouse(String url) {
    var before = visitor.get("/v1/tasks", tokens.header()).jsonArray().size();

    var refused = submit(url, SECRET);

    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("webhook.url");
    assertThat(visitor.get("/v1/tasks", tokens.header()).jsonArray()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource({"short", "whsec_c2hvcnQ=", "whsec_not-base64-at-all!!"})
  void isNotToldWithASecretThatIsNone(String secret) {
    var refused = submit(receiver.url("/x"), secret);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("webhook.secret");
  }
}
