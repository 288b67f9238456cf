package dev.meshgate.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("What assistants can read and begin with")
class LibraryIT {

  static final List<String> VERSIONS = Mcp.VERSIONS;

  private static final Visitor VISITOR = new Visitor(Gate.onH2());
  private static String owner = "";
  private static String colleague = "";

  @BeforeAll
  static void connect() {
    owner = Assistant.registeredAt(VISITOR).connect("mcp:read mcp:execute mcp:manage").access();
    colleague =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").access();
  }

  private static JsonObject ask(String token, String version, String method, String params) {
    return new Mcp(VISITOR, "/v1/mcp", version, token).request(method, params).json();
  }

  private static JsonObject result(String token, String version, String method, String params) {
    return ask(token, version, method, params).getJsonObject("result");
  }

  private static List<JsonObject> everything(String token, String version) {
    var all = new ArrayList<JsonObject>();
    var page = result(token, version, "resources/list", "{}");
    all.addAll(page.getJsonArray("resources").getValuesAs(JsonObject.class));
    while (page.containsKey("nextCursor")) {
      page =
          result(
              token,
              version,
              "resources/list",
              "{\"cursor\":%s}".formatted(page.get("nextCursor")));
      all.addAll(page.getJsonArray("resources").getValuesAs(JsonObject.class));
    }
    return all;
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void theGuideAndTheAgentsCanBeReadInEveryRevision(String version) {
    var all = everything(colleague, version);

    assertThat(all)
        .extracting(resource -> resource.getString("uri"))
        .doesNotHaveDuplicates()
        .contains("meshgate://agents/librarian", "meshgate://agents/data-analyst");
    var guide =
        all.stream()
            .filter(resource -> resource.getString("name").endsWith("connect.md"))
            .findFirst()
            .orElseThrow();
    var read =
        result(colleague, version, "resources/read", "{\"uri\":%s}".formatted(guide.get("uri")));
    assertThat(read.getJsonArray("contents").getJsonObject(0).getString("text"))
        .contains("/v1/mcp");
  }

  @Test
  void whatIsTheOwnersNobodyElseSees() {
    var document =
        "{\"title\":\"Salaries\",\"text\":\"# Salaries\\n\\nSecret.\",\"visibility\":\"owner\"}";
    var added = VISITOR.postJson("/v1/documents", document, "Authorization", "Bearer " + owner);
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    var uri = "meshgate://documents/" + added.json().getString("id");
    var params = "{\"uri\":\"" + uri + "\"}";

    assertThat(ask(owner, Mcp.MODERN, "resources/read", params).toString()).contains("Secret.");
    assertThat(ask(colleague, Mcp.MODERN, "resources/read", params).keySet()).contains("error");
    assertThat(everything(owner, Mcp.MODERN)).anyMatch(r -> r.getString("uri").equals(uri));
    assertThat(everything(colleague, Mcp.MODERN)).noneMatch(r -> r.getString("uri").equals(uri));
    assertThat(completed(owner, added.json().getString("id"))).isNotEmpty();
    assertThat(completed(colleague, added.json().getString("id"))).isEmpty();
  }

  private static List<?> completed(String token, String begun) {
    var params =
        "{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"meshgate://documents/{id}\"},"
            + "\"argument\":{\"name\":\"id\",\"value\":\"%s\"}}".formatted(begun);
    return result(token, Mcp.MODERN, "completion/complete", params)
        .getJsonObject("completion")
        .getJsonArray("values");
  }

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void promptsBeginAConversation(String version) {
    var prompts = result(colleague, version, "prompts/list", "{}").getJsonArray("prompts");

    assertThat(prompts.getValuesAs(JsonObject.class))
        .extracting(prompt -> prompt.getString("name"))
        .containsExactly("analyze_table", "ask_documents", "give_to_agent");
    var params = "{\"name\":\"ask_documents\",\"arguments\":{\"question\":\"Who may travel?\"}}";
    assertThat(result(colleague, version, "prompts/get", params).toString())
        .contains("Who may travel?", "fetch");
  }

  @Test
  void anAgentIsFoundByItsFirstLetters() {
    var params =
        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"give_to_agent\"},"
            + "\"argument\":{\"name\":\"agent\",\"value\":\"lib\"}}";

    assertThat(result(colleague, Mcp.MODERN, "completion/complete", params).toString())
        .contains("[\"librarian\"]");
  }
}
