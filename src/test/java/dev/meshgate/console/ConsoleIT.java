package dev.meshgate.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console as people use it, in a browser without scripts. */
class ConsoleIT {

  private static final Pattern TOKEN = Pattern.compile("pat_[A-Za-z0-9_-]{20,}");

  private final Gate gate = Gate.onH2();

  private Visitor signedIn() {
    var visitor = new Visitor(gate);
    var form = visitor.get("/oauth/sign-in?to=/console/");
    var answer =
        visitor.postForm(
            "/oauth/sign-in",
            Map.of(
                "csrf",
                form.field("csrf"),
                "to",
                "/console/",
                "email",
                Gate.EMAIL,
                "password",
                Gate.PASSWORD));
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    return visitor;
  }

  /** Somebody else, with an account of their own. */
  private Visitor stranger() {
    var visitor = new Visitor(gate);
    var form = visitor.get("/oauth/sign-up");
    var answer =
        visitor.postForm(
            "/oauth/sign-up",
            Map.of(
                "csrf", form.field("csrf"),
                "i", "",
                "name", "Bob",
                "email", UUID.randomUUID() + "@example.com",
                "password", "another long password of Bob"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    return visitor;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/",
        "/console/agents",
        "/console/agents/data-analyst",
        "/console/tasks",
        "/console/connected",
        "/console/services",
        "/console/services/mortgage",
        "/console/tokens"
      })
  void attack35WhoIsNotSignedInSignsInFirstAndComesBack(String path) {
    var visitor = new Visitor(gate);
    var asked = visitor.get(path);
    assertThat(asked.redirected()).containsEntry("to", path);

    var form = visitor.get(asked.header("location"));
    assertThat(form.field("to")).isEqualTo(path);
    var back =
        visitor.postForm(
            "/oauth/sign-in",
            Map.of(
                "csrf",
                form.field("csrf"),
                "to",
                form.field("to"),
                "email",
                Gate.EMAIL,
                "password",
                Gate.PASSWORD));

    assertThat(back.header("location")).endsWith(path);
    var page = visitor.get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void theFirstPageShowsTheAddressToPaste() {
    assertThat(signedIn().get("/console/").body())
        .contains(gate.baseUrl() + "/v1/mcp", "claude mcp add --transport http meshgate");
  }

  @Test
  void aTokenIsShownOnceWorksAndEndsWhenItIsRevoked() {
    var visitor = signedIn();
    var form = visitor.get("/console/tokens");
    var made =
        visitor.postForm(
            "/console/tokens",
            Map.of("csrf", form.field("csrf"), "name", "A program", "may", "run", "days", "7"));
    var token = first(TOKEN, made.body());
    var header = new String[] {"Authorization", "Bearer " + token};
    assertThat(new Visitor(gate).get("/v1/tools", header).status()).isEqualTo(200);

    var list = visitor.get("/console/tokens");
    assertThat(list.body()).contains("A program").doesNotContain(token);
    var id = first(Pattern.compile("/console/tokens/(pt_[A-Za-z0-9_-]+)/revoke"), list.body());
    var revoked = visitor.postForm(id, Map.of("csrf", list.field("csrf")));

    assertThat(revoked.status()).isEqualTo(303);
    assertThat(new Visitor(gate).get("/v1/tools", header).status()).isEqualTo(401);
  }

  @Test
  void aServiceIsTriedAndATokenForItIsMade() {
    var visitor = signedIn();
    assertThat(visitor.get("/console/services").body()).contains("Mortgage calculator");
    var page = visitor.get("/console/services/mortgage");
    assertThat(page.body())
        .contains("/v1/mcp/services/mortgage", "openapi.json", "/bridge.mcpb?service=mortgage");

    var wrong =
        visitor.postForm(
            "/console/services/mortgage",
            Map.of("csrf", page.field("csrf"), "in-property_price", "1", "in-term_years", "30"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("href=\"#in-property_price\"", "value=\"1\"");
    var tried =
        visitor.postForm(
            "/console/services/mortgage",
            Map.of(
                "csrf", page.field("csrf"),
                "in-property_price", "400000",
                "in-down_payment_pct", "20%",
                "in-annual_rate", "4.5%",
                "in-term_years", "30"));
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.body()).contains("2,088.06", "Calculated with");

    var form = visitor.get("/console/tokens?service=mortgage");
    var made =
        visitor.postForm(
            "/console/tokens",
            Map.of("csrf", form.field("csrf"), "name", "A branch", "opens", "mortgage"));
    var token = first(Pattern.compile("svc_[A-Za-z0-9_-]{20,}"), made.body());
    var header = new String[] {"Authorization", "Bearer " + token};
    var stranger = new Visitor(gate);
    assertThat(stranger.get("/v1/services/mortgage/definition", header).status()).isEqualTo(200);
    assertThat(stranger.get("/v1/services/quote/definition", header).status()).isEqualTo(401);
    assertThat(visitor.get("/console/services/nothing").status()).isEqualTo(404);
  }

  @Test
  void aTokenWithoutANameIsRefusedBesideItsField() {
    var visitor = signedIn();
    var form = visitor.get("/console/tokens");

    var refused =
        visitor.postForm("/console/tokens", Map.of("csrf", form.field("csrf"), "name", " "));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("aria-invalid=\"true\"", "Give the token a name");
  }

  @Test
  void aConnectionIsShownAndEndsWithItsTokens() {
    var assistant = Assistant.registeredAt(gate);
    var tokens = assistant.connect("mcp:read mcp:execute");
    var page = assistant.visitor().get("/console/connected");
    assertThat(page.body()).contains("Test assistant", "Registered itself", "mcp:execute");

    var end = first(Pattern.compile("/console/connected/gr_[A-Za-z0-9_-]+/revoke"), page.body());
    var ended = assistant.visitor().postForm(end, Map.of("csrf", page.field("csrf")));

    assertThat(ended.header("location")).endsWith("/console/connected?ended=1");
    assertThat(assistant.visitor().get("/v1/tools", tokens.header()).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
  }

  @Test
  void nobodyEndsOrSeesWhatIsAnothersNotEvenByItsAddress() {
    var assistant = Assistant.registeredAt(gate);
    var tokens = assistant.connect("mcp:read mcp:execute");
    var mine = assistant.visitor().get("/console/connected");
    var end = first(Pattern.compile("/console/connected/gr_[A-Za-z0-9_-]+/revoke"), mine.body());
    var task = task(assistant.visitor(), tokens);
    var stranger = stranger();
    var csrf = Map.of("csrf", stranger.get("/console/connected").field("csrf"));

    assertThat(stranger.postForm(end, csrf).status()).isEqualTo(404);
    assertThat(stranger.get("/console/tasks/" + task).status()).isEqualTo(404);
    assertThat(stranger.postForm("/console/tasks/" + task + "/cancel", csrf).status())
        .isEqualTo(404);
    assertThat(
            stranger
                .postForm(
                    "/console/tasks/" + task + "/answer",
                    Map.of("csrf", csrf.get("csrf"), "answer", "x"))
                .status())
        .isEqualTo(404);
    assertThat(stranger.get("/console/tasks").body()).doesNotContain(task);
    assertThat(assistant.visitor().get("/v1/tools", tokens.header()).status()).isEqualTo(200);
  }

  @Test
  void aTaskIsShownWithItsResultAndNothingOfItIsAProgram() {
    var assistant = Assistant.registeredAt(gate);
    var tokens = assistant.connect("mcp:read mcp:execute");
    var task = task(assistant.visitor(), tokens);

    var list = assistant.visitor().get("/console/tasks");
    var page = assistant.visitor().get("/console/tasks/" + task);

    assertThat(list.body()).contains("/console/tasks/" + task, "Test assistant", "Done");
    assertThat(page.body())
        .contains("<table>", "data-analyst", "&lt;script")
        .doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/tokens",
        "/console/tokens/pt_x/revoke",
        "/console/connected/gr_x/revoke",
        "/console/tasks/task_x/cancel"
      })
  void aFormThatWeDidNotGiveOutChangesNothing(String path) {
    var visitor = signedIn();

    assertThat(visitor.postForm(path, Map.of("name", "x")).status()).isEqualTo(403);
    assertThat(visitor.postForm(path, Map.of("name", "x", "csrf", "forged")).status())
        .isEqualTo(403);
    var form = visitor.get("/console/tokens");
    assertThat(
            visitor
                .postForm(
                    path,
                    Map.of("name", "x", "csrf", form.field("csrf")),
                    "Origin",
                    "https://evil.example")
                .status())
        .isEqualTo(403);
  }

  @Test
  void theGuideCanBeReadFromTheFirstStart() {
    var visitor = signedIn();
    var list = visitor.get("/console/documents").body();
    assertThat(list).contains("Connect an assistant", "Troubleshooting");

    var page =
        first(
            Pattern.compile("/console/documents/doc_[A-Za-z0-9_-]+(?=\"><bdi>Troubleshooting<)"),
            list);

    assertThat(visitor.get(page).body()).contains("<article", "</h3>");
    assertThat(visitor.get("/console/documents/doc_none").status()).isEqualTo(404);
  }

  @Test
  void aBearerTokenOpensNoPage() {
    var tokens = Assistant.registeredAt(gate).connect("mcp:read mcp:execute");

    assertThat(new Visitor(gate).get("/console/tokens", tokens.header()).status()).isEqualTo(303);
  }

  private static String task(Visitor visitor, Assistant.Tokens tokens) {
    Answer answer =
        visitor.postJson(
            "/v1/tools/mesh_execute",
            """
            {"task":"Average revenue by region <script>alert(1)</script>",
             "context":"region,revenue\\nNorth,10\\nSouth,20"}""",
            tokens.header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getString("task_id");
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as(pattern + " in " + text).isTrue();
    return found.group();
  }
}
