package dev.meshgate.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The documents that describe the REST face")
class DocumentsIT {

  private static final String OPEN_API = "/openapi?format=json";
  private static final String ACTIONS = "/v1/actions.json";

  private final Visitor visitor = new Visitor(Gate.onH2());

  private JsonObject document(String path) {
    var answer = visitor.get(path);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static Stream<JsonObject> operations(JsonObject document) {
    return document.getJsonObject("paths").values().stream()
        .flatMap(path -> path.asJsonObject().values().stream())
        .map(JsonValue::asJsonObject);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN_API, ACTIONS})
  void isOpenApi31ThatLeadsNowhereElse(String path) {
    var document = document(path);

    assertThat(document.getString("openapi")).startsWith("3.1");
    assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
        .isEqualTo(Gate.onH2().baseUrl());
    assertThat(operations(document).map(one -> one.getString("operationId")).toList())
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Za-z0-9_]{1,64}"));
    assertThat(references(document))
        .allMatch(to -> document.getValue("/" + to.substring("#/".length())) != null);
    assertThat(operations(document)).allMatch(one -> !one.getJsonObject("responses").isEmpty());
  }

  private static Stream<String> references(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT ->
          value.asJsonObject().entrySet().stream()
              .flatMap(
                  member ->
                      member.getKey().equals("$ref")
                          ? Stream.of(((JsonString) member.getValue()).getString())
                          : references(member.getValue()));
      case ARRAY -> value.asJsonArray().stream().flatMap(DocumentsIT::references);
      default -> Stream.of();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN_API, ACTIONS})
  void canBeReadByALibrary(String path) {
    var bytes = document(path).toString().getBytes(UTF_8);

    var model =
        SmallRyeOpenAPI.builder()
            .enableModelReader(false)
            .enableAnnotationScan(false)
            .enableStandardFilter(false)
            .enableStandardStaticFiles(false)
            .withCustomStaticFile(() -> new ByteArrayInputStream(bytes))
            .build()
            .model();

    assertThat(model.getPaths().getPathItems().keySet())
        .contains("/v1/tools/list_agents", "/v1/tools/mesh_execute", "/v1/tools/submit_workflow");
  }

  @Test
  void openApiHoldsWhatATokenOpensAndNothingElse() {
    var paths = document(OPEN_API).getJsonObject("paths").keySet();

    assertThat(paths)
        .contains("/v1/tasks", "/v1/tasks/{id}", "/v1/tokens", "/v1/tokens/{id}", "/v1/tools")
        .doesNotContain("/v1/tools/{name}", "/v1/tools/show_task", "/v1/mcp", "/")
        .allMatch(path -> path.startsWith("/v1/") && !path.startsWith("/v1/admin"));
    assertThat(visitor.get("/openapi").body()).startsWith("---").contains("openapi: 3.1");
  }

  @Test
  void theToolsAreTheSameInBoth() {
    var inOpenApi = document(OPEN_API).getJsonObject("paths");
    var inActions = document(ACTIONS).getJsonObject("paths");

    assertThat(inActions.keySet()).allMatch(path -> path.startsWith("/v1/tools/"));
    inActions.forEach(
        (path, item) ->
            assertThat(inOpenApi.getJsonObject(path).getJsonObject("post").get("requestBody"))
                .as(path)
                .isEqualTo(item.asJsonObject().getJsonObject("post").get("requestBody")));
  }

  /** What ChatGPT takes of a document for Actions. */
  @Test
  void theActionsKeepToTheLimits() {
    var document = document(ACTIONS);

    assertThat(document.getString("openapi")).isEqualTo("3.1.0");
    assertThat(document.toString()).hasSizeLessThan(100_000);
    assertThat(operations(document).count()).isBetween(1L, 30L);
    operations(document)
        .forEach(
            one -> {
              assertThat(one.getString("summary")).hasSizeBetween(1, 300);
              assertThat(one.getString("description")).hasSizeBetween(1, 300);
              assertThat(one).containsKey("x-openai-isConsequential");
            });
    assertThat(descriptions(document)).allMatch(text -> text.length() <= 700);
    var flow =
        (JsonObject)
            document.getValue("/components/securitySchemes/oauth2/flows/authorizationCode");
    assertThat(flow.getString("authorizationUrl")).startsWith(Gate.onH2().baseUrl());
    assertThat(flow.getString("tokenUrl")).startsWith(Gate.onH2().baseUrl());
  }

  private static Stream<String> descriptions(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT ->
          value.asJsonObject().entrySet().stream()
              .flatMap(
                  member ->
                      member.getKey().equals("description")
                              && member.getValue() instanceof JsonString text
                          ? Stream.of(text.getString())
                          : descriptions(member.getValue()));
      case ARRAY -> value.asJsonArray().stream().flatMap(DocumentsIT::descriptions);
      default -> Stream.of();
    };
  }

  /** ChatGPT refuses an object without the word. */
  @Test
  void everyObjectNamesItsProperties() {
    assertThat(objects(document(ACTIONS).getJsonObject("paths")))
        .allMatch(one -> one.containsKey("properties"));
  }

  private static Stream<JsonObject> objects(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT ->
          Stream.concat(
              Json.createValue("object").equals(value.asJsonObject().get("type"))
                  ? Stream.of(value.asJsonObject())
                  : Stream.of(),
              value.asJsonObject().values().stream().flatMap(DocumentsIT::objects));
      case ARRAY -> value.asJsonArray().stream().flatMap(DocumentsIT::objects);
      default -> Stream.of();
    };
  }

  @Test
  void theYamlSaysTheSame() {
    var answer = visitor.get("/v1/actions.yaml");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/yaml");
    operations(document(ACTIONS))
        .forEach(one -> assertThat(answer.body()).contains(one.getString("operationId")));
  }
}
