package dev.meshgate.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Documents, search and fetch")
class SearchIT {

  private static final Gate GATE = Gate.onH2();

  private static final Visitor VISITOR = new Visitor(GATE);
  private static String[] publisher = {};
  private static String[] colleague = {};

  @BeforeAll
  static void connect() {
    publisher = Assistant.registeredAt(GATE).connect("mcp:read mcp:execute mcp:manage").header();
    var browser = new Visitor(GATE);
    var form = browser.get("/oauth/sign-up");
    var signedUp =
        browser.postForm(
            "/oauth/sign-up",
            Map.of(
                "csrf",
                form.field("csrf"),
                "name",
                "Bob",
                "email",
                UUID.randomUUID() + "@example.com",
                "password",
                "another battery staple"));
    assertThat(signedUp.status()).as(signedUp.body()).isEqualTo(303);
    colleague = Assistant.registeredAt(browser).connect("mcp:read mcp:execute").header();
  }

  private static Answer add(String title, String text, String visibility) {
    var json =
        Json.createObjectBuilder()
            .add("title", title)
            .add("text", text)
            .add("visibility", visibility)
            .build();
    return VISITOR.postJson("/v1/documents", json.toString(), publisher);
  }

  private static String added(String title, String text, String visibility) {
    var answer = add(title, text, visibility);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var id = answer.json().getString("id");
    assertThat(answer.header("Location")).endsWith("/v1/documents/" + id);
    return id;
  }

  private static List<JsonObject> search(String query, String type, String... caller) {
    var arguments = Json.createObjectBuilder().add("query", query).add("type", type).build();
    var answer = VISITOR.postJson("/v1/tools/search", arguments.toString(), caller);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonArray("results").getValuesAs(JsonObject.class);
  }

  private static List<String> ids(String query, String type, String... caller) {
    return search(query, type, caller).stream().map(found -> found.getString("id")).toList();
  }

  private static Answer fetch(String id, String... caller) {
    var arguments = Json.createObjectBuilder().add("id", id).build();
    return VISITOR.postJson("/v1/tools/fetch", arguments.toString(), caller);
  }

  @Test
  void whatIsPutInIsFoundAtOnceAndFetched() {
    var id = added("Canteen", "# Canteen\n\nThe zebrafish soup costs 4 EUR.", "everyone");

    var found = search("how much are zebrafish soups?", "all", colleague).get(0);
    assertThat(found.getString("id")).isEqualTo("doc:" + id);
    assertThat(found.getString("type")).isEqualTo("document");
    assertThat(found.getString("url")).isEqualTo(GATE.baseUrl() + "/console/documents/" + id);
    assertThat(found.getString("snippet")).contains("4 EUR");

    var fetched = fetch("doc:" + id, colleague).json();
    assertThat(fetched.getString("title")).isEqualTo("Canteen");
    assertThat(fetched.getString("text")).contains("zebrafish soup");
    assertThat(fetched.getString("url")).isEqualTo(found.getString("url"));

    assertThat(VISITOR.delete("/v1/documents/" + id, publisher).status()).isEqualTo(204);
    assertThat(ids("zebrafish", "docs", colleague)).isEmpty();
    assertThat(fetch("doc:" + id, colleague).status()).isEqualTo(422);
  }

  @Test
  void aFileIsReadFromAForm() throws IOException {
    var boundary = "form-" + UUID.randomUUID();
    var head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="title"\r
        \r
        Sicherheit für alle\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="a.pdf"\r
        Content-Type: application/pdf\r
        \r
        """
            .formatted(boundary);
    var body = new java.io.ByteArrayOutputStream();
    body.write(head.getBytes(UTF_8));
    body.write(Files.readAllBytes(Path.of("src/main/resources/demo/information-security.pdf")));
    body.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));

    var answer =
        VISITOR.post(
            "/v1/documents",
            "multipart/form-data; boundary=" + boundary,
            body.toByteArray(),
            publisher);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.json().getString("title")).isEqualTo("Sicherheit für alle");
    assertThat(answer.json().getString("media_type")).isEqualTo("application/pdf");
    var read = VISITOR.get("/v1/documents/" + answer.json().getString("id"), colleague).json();
    assertThat(read.getString("text")).contains("extension 4400");
  }

  @Test
  void whatIsPrivateIsNeitherFoundNorFetchedByAnother() {
    var id = added("Salary", "My quokka salary is 5,000 EUR.", "owner");

    assertThat(ids("quokka salary", "all", publisher)).first().isEqualTo("doc:" + id);
    assertThat(ids("quokka salary", "all", colleague)).doesNotContain("doc:" + id);
    assertThat(fetch("doc:" + id, publisher).status()).isEqualTo(200);
    var refused = fetch("doc:" + id, colleague);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .isEqualTo(fetch("doc:doc_nothing", colleague).body().replace("doc_nothing", id));
    assertThat(VISITOR.get("/v1/documents/" + id, colleague).status()).isEqualTo(404);
    assertThat(VISITOR.get("/v1/documents?limit=200", colleague).body()).doesNotContain(id);
  }

  @Test
  void theGuideAndTheExamplesAreThereFromTheStart() {
    assertThat(search("how do I put a document in", "docs", colleague))
        .anySatisfy(f -> assertThat(f.getString("title")).isEqualTo("Documents and search"));
    assertThat(
            search("revenue of North America in the third quarter", "docs", colleague)
                .get(0)
                .getString("title"))
        .contains("Revenue notes");
    assertThat(search("Urlaubsantrag", "docs", colleague).get(0).getString("title"))
        .isEqualTo("Onboarding handbook");
    assertThat(search("phishing", "docs", colleague).get(0).getString("title"))
        .isEqualTo("Information security in ten minutes");
    assertThat(search("reimbursment of taxies", "docs", colleague)).isNotEmpty();
  }

  @Test
  void agentsAndOnesOwnTasksAreFoundToo() {
    assertThat(ids("agent that summarises texts", "agents", colleague))
        .contains("agent:text-analyst");
    var run =
        VISITOR.postJson(
            "/v1/tools/mesh_execute",
            "{\"task\":\"How many days of holiday does the onboarding handbook give?\"}",
            colleague);
    assertThat(run.json().getJsonObject("agent").getString("id")).isEqualTo("librarian");
    assertThat(run.json().getString("result")).contains("30 days of holiday");
    var task = "task:" + run.json().getString("task_id");

    assertThat(ids("days of holiday", "workflows", colleague)).contains(task);
    assertThat(ids("days of holiday", "workflows", publisher)).doesNotContain(task);
    assertThat(fetch(task, colleague).json().getString("text")).contains("30 days of holiday");
    assertThat(fetch(task, publisher).status()).isEqualTo(422);
    assertThat(fetch("librarian", colleague).json().getString("title")).isEqualTo("Librarian");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*:*",
        "title:(a OR b",
        "\"unclosed",
        "a AND AND b~9^-1",
        "\\",
        "[* TO *]",
        "the of and",
        "\u0000\u202E",
        "😀",
        "x"
      })
  void aStrangeQueryBreaksNothing(String query) {
    for (var asked : List.of(query, query.repeat(10_000 / query.length()))) {
      var arguments = Json.createObjectBuilder().add("query", asked).build();
      var answer = VISITOR.postJson("/v1/tools/search", arguments.toString(), colleague);
      assertThat(answer.status()).as(answer.body()).isIn(200, 422);
    }
  }

  @Test
  void whoDoesNotPublishPutsNothingIn() {
    var json = "{\"text\":\"x\"}";
    assertThat(VISITOR.postJson("/v1/documents", json).status()).isEqualTo(401);
    assertThat(VISITOR.postJson("/v1/documents", json, colleague).status()).isEqualTo(403);
    assertThat(add("", "x", "nobody").status()).isEqualTo(400);
    assertThat(add("", "", "owner").status()).isEqualTo(400);
    assertThat(add("", "\u200B", "owner").status()).isEqualTo(422);
  }

  @Test
  void aLostIndexIsMadeAnew() throws IOException {
    var id = added("Lighthouse", "The axolotl guards the lighthouse.", "everyone");
    GATE.kill();
    delete(GATE.data().resolve("search"));

    GATE.run();

    assertThat(ids("axolotl", "docs", colleague)).containsExactly("doc:" + id);
    assertThat(ids("phishing", "docs", colleague)).isNotEmpty();
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    var id = added("Reef", "The nudibranch lives in the reef.", "everyone");
    GATE.kill();
    try (var files = Files.walk(GATE.data().resolve("search"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }

    GATE.run();

    assertThat(ids("nudibranch", "docs", colleague)).containsExactly("doc:" + id);
  }

  private static void delete(Path folder) throws IOException {
    assertThat(folder).isDirectory();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
