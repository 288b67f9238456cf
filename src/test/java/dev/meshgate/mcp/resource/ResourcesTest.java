package dev.meshgate.mcp.resource;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.legacy;
import static dev.meshgate.mcp.McpFixtures.modern;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.McpDispatcher;
import dev.meshgate.mcp.McpFixtures.Told;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Resources")
class ResourcesTest {

  private final McpDispatcher dispatcher =
      dispatcher(
          Features.of(
              Resources.of(
                  new ResourceFixtures.Shelf("a", 130, List.of("ann", "bob")),
                  new ResourceFixtures.Shelf("b", 100, List.of("ann")),
                  new ResourceFixtures.Shelf("c", 3, List.of("bob")))));

  @Test
  void areListedPageByPageUntilThereAreNoMore() {
    var uris = new ArrayList<String>();
    var page = ask("resources/list", "").result();
    var pages = 1;
    while (page.containsKey("nextCursor")) {
      uris.addAll(uris(page));
      page = ask("resources/list", "\"cursor\":" + page.get("nextCursor")).result();
      pages++;
    }
    uris.addAll(uris(page));

    assertThat(uris).doesNotHaveDuplicates().hasSize(230).contains("a://129", "b://99");
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"nonsense\"", "\"MC0tMQ\"", "7", "null"})
  void haveNoCursorButTheirOwn(String cursor) {
    assertThat(ask("resources/list", "\"cursor\":" + cursor).outcome()).isEqualTo("200 -32602");
  }

  @Test
  void mayBeKeptByTheOneWhoAskedAlone() {
    for (var page :
        List.of(
            ask("resources/list", ""),
            ask("resources/templates/list", ""),
            ask("resources/read", "\"uri\":\"a://1\""))) {
      assertThat(page.result().getInt("ttlMs")).isPositive();
      assertThat(page.result().getString("cacheScope")).isEqualTo("private");
    }
  }

  @Test
  void areRead() {
    var contents = ask("resources/read", "\"uri\":\"a://1\"").result().getJsonArray("contents");

    assertThat(contents)
        .singleElement()
        .hasToString("{\"uri\":\"a://1\",\"mimeType\":\"text/plain\",\"text\":\"number 1 of a\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a://130", "a://x", "c://1", "nobody://1", ""})
  void areNotThereWhereTheyAreNotOrMayNotBeSeen(String uri) {
    var told = ask("resources/read", "\"uri\":\"" + uri + "\"");

    assertThat(told.outcome()).isEqualTo("200 -32602");
    assertThat(told.error().getJsonObject("data").getString("uri")).isEqualTo(uri);
    var before =
        told(dispatcher.answer(legacy("2025-11-25", "resources/read", "\"uri\":\"" + uri + "\"")));
    assertThat(before.outcome()).isEqualTo("200 -32002");
    assertThat(before.error().getString("message")).isEqualTo(told.error().getString("message"));
  }

  @Test
  void areWrittenAsEachRevisionKnowsThem() {
    var first = old("2025-03-26", "resources/list").getJsonArray("resources").getJsonObject(0);
    assertThat(first).containsOnlyKeys("uri", "name", "description", "mimeType");

    var list = old("2025-11-25", "resources/list");
    assertThat(list).containsOnlyKeys("resources", "nextCursor");
    assertThat(list.getJsonArray("resources").getJsonObject(0)).containsKey("title");
  }

  @Test
  void haveTemplates() {
    var templates = ask("resources/templates/list", "").result().getJsonArray("resourceTemplates");

    assertThat(templates).hasSize(3);
    assertThat(templates.getJsonObject(0).getString("uriTemplate")).isEqualTo("a://{number}");
  }

  @Test
  void areReadUnderTheirNameInTheHeader() {
    var post = modern("resources/read", "\"uri\":\"a://1\",\"name\":\"a://2\"");

    assertThat(told(dispatcher.answer(post)).outcome()).isEqualTo("400 -32020");
  }

  private Told ask(String method, String params) {
    return told(dispatcher.answer(modern(method, params)));
  }

  private JsonObject old(String version, String method) {
    return told(dispatcher.answer(legacy(version, method, ""))).result();
  }

  private static List<String> uris(JsonObject page) {
    return page.getJsonArray("resources").getValuesAs(JsonObject.class).stream()
        .map(resource -> resource.getString("uri"))
        .toList();
  }
}
