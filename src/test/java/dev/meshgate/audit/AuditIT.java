package dev.meshgate.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("What is written down, and can be relied on")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditIT {

  private static final String AUDIT = "/v1/admin/audit";

  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable Gate gate;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    var settings = new LinkedHashMap<String, String>();
    settings.put("MESHGATE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("MESHGATE_DB_USER", "postgres");
    settings.put("MESHGATE_DB_PASSWORD", "postgres");
    settings.put("MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz");
    settings.put("MESHGATE_SIGN_UP", "true");
    settings.put("MESHGATE_AUDIT_KEPT_TOKEN", "20s");
    settings.put("MESHGATE_AUDIT_TO", "stdout");
    gate = Gate.start("audit", settings);
  }

  @AfterAll
  static void stop() throws IOException {
    gate().close();
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Gate gate() {
    if (gate == null) {
      throw new IllegalStateException("the server did not start");
    }
    return gate;
  }

  private final Visitor visitor = new Visitor(gate());
  private @Nullable Tokens administration;

  private String[] administrator() {
    if (administration == null) {
      administration =
          Assistant.registeredAt(new Visitor(gate()))
              .connect("mcp:manage", gate().baseUrl() + "/v1/admin");
    }
    return administration.header();
  }

  private Answer ask(String query) {
    var answer = visitor.get(AUDIT + query, administrator());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private List<JsonObject> entries(String query) {
    return ask(query).json().getJsonArray("entries").getValuesAs(JsonObject.class);
  }

  private static void soon(Callable<Boolean> holds) {
    Soon.so(Duration.ofSeconds(20), holds);
  }

  private boolean holds() {
    return ask("/verification").json().getBoolean("holds");
  }

  private void sql(String statement) throws SQLException {
    if (postgres == null) {
      throw new IllegalStateException("there is no database");
    }
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }

  private static List<String> words(List<JsonObject> entries) {
    return entries.stream()
        .map(entry -> entry.getString("action") + " " + entry.getString("outcome"))
        .toList();
  }

  @Test
  @Order(1)
  void theRoadOfAPersonIsToldStepByStep() throws InterruptedException {
    var person = Assistant.ofANewPerson(new Visitor(gate()));
    var tokens = person.connect("mcp:read offline_access");
    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, tokens.access());
    assertThat(mcp.tool("search", "{\"query\":\"a secret question\"}").status()).isEqualTo(200);
    assertThat(mcp.tool("mesh_execute", "{\"task\":\"x\"}").status()).isEqualTo(403);
    person.refresh(tokens.refresh());
    var again =
        person
            .visitor()
            .postForm(
                "/oauth/revoke", Map.of("client_id", person.clientId(), "token", tokens.refresh()));
    assertThat(again.status()).isEqualTo(200);

    soon(() -> entries("?kind=call&client=" + person.clientId()).size() == 2);
    var theirs = entries("?client=" + person.clientId());
    assertThat(words(theirs))
        .containsExactlyInAnyOrder(
            "grant.opened ok",
            "token.issued ok",
            "tool.called answered",
            "tool.called forbidden",
            "token.issued ok",
            "grant.revoked ok");
    var call = entries("?outcome=answered&client=" + person.clientId()).get(0);
    var subject = call.getString("subject");
    assertThat(subject).startsWith("usr_");
    assertThat(call.getString("target")).isEqualTo("search");
    assertThat(call.getString("grant")).startsWith("gr_");
    assertThat(call.toString()).doesNotContain("secret question");
    assertThat(words(entries("?kind=sign_in&account=" + subject)))
        .containsExactly("session.opened ok");
    assertThat(words(entries("?kind=administration&account=" + subject)))
        .containsExactly("account.added ok");
    assertThat(holds()).isTrue();
    assertThat(gate().logs()).contains("\"action\":\"tool.called\"");
  }

  @Test
  @Order(2)
  void whoAdministersIsNamedAndWhomTheyChanged() {
    var added =
        visitor.postJson(
            AUDIT.replace("audit", "accounts"),
            "{\"name\":\"Eve\",\"email\":\"eve@example.com\",\"password\":\"%s\"}"
                .formatted(Gate.PASSWORD),
            administrator());
    var eve = added.json().getString("id");
    visitor.postJson("/v1/admin/accounts/" + eve + "/disable", "{}", administrator());

    var disabled = entries("?kind=administration&account=" + eve).get(0);
    assertThat(disabled.getString("action")).isEqualTo("account.disabled");
    assertThat(disabled.getString("about")).isEqualTo(eve);
    assertThat(disabled.getString("subject")).startsWith("usr_").isNotEqualTo(eve);
    assertThat(disabled.getString("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");

    var erased =
        visitor.postJson(AUDIT + "/erasure", "{\"account\":\"" + eve + "\"}", administrator());
    assertThat(erased.json().getInt("entries")).isEqualTo(2);
    assertThat(ask("/export").body()).doesNotContain(eve);
    assertThat(holds()).as("after the erasure").isTrue();
  }

  @Test
  @Order(3)
  void aWrongPasswordIsToldAndNotWhatWasTyped() {
    var assistant = Assistant.registeredAt(new Visitor(gate()));
    var form = assistant.visitor().get("/oauth/sign-in");
    var answer = assistant.signIn(form, "my own password!", "x");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(assistant.signIn(form, Gate.EMAIL, "not it").status()).isEqualTo(401);

    var all = entries("?outcome=refused&kind=sign_in");
    assertThat(words(all)).contains("session.opened refused", "password.wrong refused");
    assertThat(all.toString()).doesNotContain("my own password", "not it");
  }

  @Test
  @Order(4)
  void whatIsAskedForWronglyIsRefusedInWords() {
    for (var query :
        List.of("?kind=x", "?from=yesterday", "?limit=0", "?after=x", "/export?format=xml")) {
      var answer = visitor.get(AUDIT + query, administrator());
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.json().getString("message")).isNotBlank();
    }
    var employee = Assistant.ofANewPerson(new Visitor(gate())).connect("mcp:read");
    assertThat(visitor.get(AUDIT, employee.header()).status()).isIn(401, 403);
  }

  @Test
  @Order(5)
  void pagesAndExportsHoldTheSameEntries() {
    var first = ask("?limit=2").json();
    var second = ask("?limit=2&after=" + first.getString("next")).json();
    assertThat(second.getJsonArray("entries")).hasSize(2);
    assertThat(second.getJsonArray("entries"))
        .doesNotContainAnyElementsOf(first.getJsonArray("entries"));

    var started = entries("?kind=server").get(0);
    assertThat(ask("/export?kind=server").body().strip()).isEqualTo(started.toString());
    var csv = ask("/export?kind=server&format=csv");
    assertThat(csv.header("content-type")).startsWith("text/csv");
    assertThat(csv.body().lines().toList()).hasSize(2);
    assertThat(csv.body()).contains("server.started").startsWith("at,kind,action");
  }

  @Test
  @Order(7)
  void afterACrashTheChainSaysThatSomethingIsMissing() throws InterruptedException {
    gate().kill();
    gate().run();

    var newest = entries("?kind=server").get(0);
    assertThat(newest.getString("action")).isEqualTo("server.started");
    assertThat(newest.getString("outcome")).isEqualTo("gap");
    assertThat(newest.toString()).contains("nothing_known_since");
    assertThat(holds()).isTrue();

    // A start also removes what has been kept for long enough, here what is told of tokens.
    soon(() -> removed() > 0);
    assertThat(holds()).as("after the removal").isTrue();
  }

  private int removed() {
    return ask("/verification").json().getJsonArray("chains").getJsonObject(0).getInt("removed");
  }

  @Test
  @Order(8)
  void afterAGoodEndItDoesNot() {
    gate().end();
    gate().run();

    assertThat(words(entries("?kind=server").subList(0, 2)))
        .containsExactly("server.started ok", "server.stopped ok");
  }

  @Test
  @Order(9)
  void whoeverChangesOrTakesOutOrCutsOffIsFoundOut() throws SQLException {
    changed("outcome", "failed", "kind = 'call'");
    changed("subject", "usr_somebody", "action = 'grant.opened'");
    changed("subject", "usr_somebody", "action = 'audit.erased'");
    sql("update audit_entry set about = 'usr_framed' where about_salt is null and about = ''");
    assertThat(holds()).as("a name where one was erased").isFalse();
    sql("update audit_entry set about = '' where about = 'usr_framed'");
    sql("update audit_entry set number = -number where action = 'account.disabled'");
    assertThat(ask("/verification").body()).contains("is missing");
    sql("update audit_entry set number = -number where action = 'account.disabled'");
    assertThat(holds()).isTrue();
    sql("update audit_head set number = number - 1");
    assertThat(ask("/verification").body()).contains("not made by this installation");
    sql("update audit_head set number = number + 1");
    assertThat(holds()).isTrue();
    sql("update audit_entry set seal = 'mine' where removed_from is not null");
    assertThat(ask("/verification").body()).contains("removed, and not by this installation");
  }

  private void changed(String column, String value, String where) throws SQLException {
    sql("create table as_it_was as select * from audit_entry");
    sql("update audit_entry set %s = '%s' where %s".formatted(column, value, where));
    assertThat(holds()).as(column).isFalse();
    sql(
        ("update audit_entry e set %1$s = b.%1$s from as_it_was b"
                + " where e.node = b.node and e.number = b.number")
            .formatted(column));
    sql("drop table as_it_was");
    assertThat(holds()).as("as it was").isTrue();
  }
}
