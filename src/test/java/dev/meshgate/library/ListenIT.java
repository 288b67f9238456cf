package dev.meshgate.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.EventLines;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Clients that want to hear what changes")
@Timeout(60)
class ListenIT {

  private static final Visitor VISITOR = new Visitor(Gate.onH2());
  private static final String OLD = "2025-11-25";

  private static String owner = "";
  private static String colleague = "";

  @BeforeAll
  static void connect() {
    owner = Assistant.registeredAt(VISITOR).connect("mcp:read mcp:execute mcp:manage").access();
    colleague =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").access();
  }

  /** Stores a document, and gives its id. */
  private static String store(String title, String visibility) {
    var document =
        "{\"title\":\"%1$s\",\"text\":\"%1$s\",\"visibility\":\"%2$s\"}"
            .formatted(title, visibility);
    var answer = VISITOR.postJson("/v1/documents", document, "Authorization", "Bearer " + owner);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("id");
  }

  private static void remove(String id) {
    assertThat(VISITOR.delete("/v1/documents/" + id, "Authorization", "Bearer " + owner).status())
        .isEqualTo(204);
  }

  private static EventLines listen(String token, String notifications) {
    return EventLines.listening(new Mcp(VISITOR, "/v1/mcp", Mcp.MODERN, token), notifications);
  }

  private static String uri(String id) {
    return "meshgate://documents/" + id;
  }

  @Test
  void hearOfTheResourcesThatTheyNamedAndOfTheList() throws IOException {
    var watched = store("watched", "everyone");
    var wanted =
        "{\"resourcesListChanged\":true,\"toolsListChanged\":true,\"resourceSubscriptions\":[\"%s\",\"%s\"]}"
            .formatted(uri(watched), uri("doc_that_is_not_there"));
    try (var lines = listen(colleague, wanted)) {
      var acknowledged = String.valueOf(lines.next());
      assertThat(acknowledged)
          .contains("notifications/subscriptions/acknowledged", "\"resourcesListChanged\":true")
          .contains(uri(watched), "\"io.modelcontextprotocol/subscriptionId\":7")
          .doesNotContain("toolsListChanged", "doc_that_is_not_there");

      lines.quiet();
      remove(watched);

      assertThat(lines.next())
          .contains("notifications/resources/updated", uri(watched), "subscriptionId\":7");
      assertThat(lines.next()).contains("notifications/resources/list_changed");
    }
  }

  @Test
  void hearNothingOfWhatOnlyAnotherMaySee() throws IOException {
    var secret = store("secret", "owner");
    var wanted =
        "{\"resourcesListChanged\":true,\"resourceSubscriptions\":[\"%s\"]}".formatted(uri(secret));
    try (var lines = listen(colleague, wanted)) {
      assertThat(lines.next()).contains("acknowledged").doesNotContain(secret);

      lines.quiet();
      remove(secret);

      assertThat(lines.next(line -> !line.isBlank())).startsWith(":");
    }
  }

  @Test
  void mustReadAStream() {
    var mcp = new Mcp(VISITOR, "/v1/mcp", Mcp.MODERN, colleague);

    var answer =
        mcp.request(
            "subscriptions/listen",
            "{\"notifications\":{\"resourcesListChanged\":true}}",
            "Accept",
            "application/json");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.body()).contains("text/event-stream");
  }

  private static String session(String token) {
    var initialize =
        new Mcp(VISITOR, "/v1/mcp", OLD, token)
            .request(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    assertThat(initialize.status()).isEqualTo(200);
    return initialize.header("Mcp-Session-Id");
  }

  @Test
  void ofOldRevisionsHearItOnTheStreamOfTheirSession() throws IOException {
    var id = session(colleague);
    var mcp = new Mcp(VISITOR, "/v1/mcp", OLD, colleague);
    for (var path : new String[] {"/v1/mcp", "/"}) {
      var watched = store("watched at " + path, "everyone");
      var subscribe = "{\"uri\":\"" + uri(watched) + "\"}";
      var get =
          HttpRequest.newBuilder(URI.create(VISITOR.baseUrl() + path))
              .header("Authorization", "Bearer " + colleague)
              .header("Accept", "text/event-stream")
              .header("Mcp-Session-Id", id);
      try (var lines = EventLines.of(get)) {
        assertThat(lines.answer().statusCode()).isEqualTo(200);
        assertThat(mcp.request("resources/subscribe", subscribe, "Mcp-Session-Id", id).body())
            .contains("\"result\":{}");
        lines.quiet();
        remove(watched);
        assertThat(lines.next()).contains("notifications/resources/updated", uri(watched));
        assertThat(lines.next()).contains("notifications/resources/list_changed");
      }
    }
  }

  @Test
  void ofOldRevisionsEndTheirSessionAndItsStream() throws IOException {
    var id = session(colleague);
    var bearer = "Bearer " + colleague;
    var get =
        HttpRequest.newBuilder(URI.create(VISITOR.baseUrl() + "/v1/mcp"))
            .header("Authorization", bearer)
            .header("Accept", "text/event-stream")
            .header("Mcp-Session-Id", id);
    try (var lines = EventLines.of(get)) {
      // At once, so that now and then it has ended before the stream is where ends are told.
      var end = VISITOR.delete("/v1/mcp", "Authorization", bearer, "Mcp-Session-Id", id);
      assertThat(end.status()).isEqualTo(204);
      assertThat(lines.next()).isNull();
    }
    var mcp = new Mcp(VISITOR, "/v1/mcp", OLD, colleague);
    assertThat(mcp.request("tools/list", "{}", "Mcp-Session-Id", id).status()).isEqualTo(404);
  }

  /** Two seconds is the promise; what is left of ten is the machine's. */
  @Test
  void hearNothingMoreOnceTheirGrantHasEnded() throws IOException {
    var assistant = Assistant.ofANewPerson(new Visitor(Gate.onH2()));
    var tokens = assistant.connect("mcp:read mcp:execute offline_access");
    try (var lines = listen(tokens.access(), "{\"resourcesListChanged\":true}")) {
      assertThat(lines.next()).contains("acknowledged");

      var revoked =
          assistant
              .visitor()
              .postForm(
                  "/oauth/revoke",
                  Map.of("client_id", assistant.clientId(), "token", tokens.refresh()));

      assertThat(revoked.status()).isEqualTo(200);
      assertThat(lines.next())
          .satisfiesAnyOf(
              last -> assertThat(last).isNull(), last -> assertThat(last).contains("complete"));
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void attack16ASessionIsNobodyElses() {
    var id = session(owner);
    var other = new Mcp(VISITOR, "/v1/mcp", OLD, colleague);

    assertThat(other.request("tools/list", "{}", "Mcp-Session-Id", id).status()).isEqualTo(404);
    assertThat(
            VISITOR
                .delete("/v1/mcp", "Authorization", "Bearer " + colleague, "Mcp-Session-Id", id)
                .status())
        .isEqualTo(404);
    var ours = new Mcp(VISITOR, "/v1/mcp", OLD, owner);
    assertThat(ours.request("tools/list", "{}", "Mcp-Session-Id", id).status()).isEqualTo(200);
  }
}
