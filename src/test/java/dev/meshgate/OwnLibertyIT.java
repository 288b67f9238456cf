package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bare WAR in a server that is not ours")
class OwnLibertyIT {

  private static final Path PAGE = Path.of("src/docs/own-liberty.md");

  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable Gate gate;

  /** The very server.xml that the page shows, as somebody would paste it. */
  @BeforeAll
  static void start() throws IOException {
    var block = Pattern.compile("(?s)```xml\n(.*?)```").matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    postgres = EmbeddedPostgres.builder().start();
    gate =
        Gate.startIn(
            "own-liberty",
            block.group(1),
            Map.of(
                "DB_PORT", String.valueOf(postgres.getPort()),
                "DB_NAME", "postgres",
                "DB_USER", "postgres",
                "DB_PASSWORD", "postgres",
                "KEYSTORE_PASSWORD", "test-only",
                "MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (gate != null) {
      gate.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void anAssistantConnectsAndCallsTheFiveTools() {
    var assistant = Assistant.registeredAt(gate());
    var token = assistant.connect("mcp:read mcp:execute").access();
    var mcp = new Mcp(new Visitor(gate()), "/v1/mcp", Mcp.MODERN, token);
    var task = "{\"task\":\"Sum of amount by region:\\nregion,amount\\nNorth,10\\nNorth,20\"}";

    assertThat(mcp.request("tools/list", "{}").body())
        .contains("search", "fetch", "list_agents", "mesh_execute", "submit_workflow");
    assertThat(result(mcp.tool("list_agents", "{}")).toString()).contains("librarian");
    assertThat(result(mcp.tool("mesh_execute", task)).toString()).contains("North", "30");
    var steps = "{\"workflow_type\":\"sequential\",\"payload\":{\"steps\":[" + task + "]}}";
    assertThat(result(mcp.tool("submit_workflow", steps)).toString()).contains("completed");
    var found = result(mcp.tool("search", "{\"query\":\"connect\",\"type\":\"docs\"}"));
    var first = found.getJsonArray("results").getJsonObject(0);
    var whole = result(mcp.tool("fetch", "{\"id\":\"" + first.getString("id") + "\"}"));
    assertThat(whole.getString("title")).isEqualTo(first.getString("title"));
  }

  @Test
  void onlyATokenForTheAdministrationAdministrates() {
    var visitor = new Visitor(gate());
    var assistant = Assistant.registeredAt(gate());
    var tools = assistant.connect("mcp:read mcp:execute mcp:manage");
    var administration = assistant.connect("mcp:manage", gate().baseUrl() + "/v1/admin");

    assertThat(visitor.get("/v1/admin/accounts").status()).isEqualTo(401);
    assertThat(visitor.get("/v1/admin/accounts", tools.header()).status()).isEqualTo(401);
    assertThat(visitor.get("/v1/admin/accounts", administration.header()).status()).isEqualTo(200);
    assertThat(visitor.get("/v1/tools", administration.header()).status()).isEqualTo(401);
  }

  @Test
  void theServersOwnSignInIsAskedForAtOneAddressOnly() {
    assertThat(new Visitor(gate()).get("/oauth/sso").status()).isEqualTo(401);
    assertThat(new Visitor(gate()).get("/oauth/sign-in").status()).isNotEqualTo(401);
  }

  private static Gate gate() {
    if (gate == null) {
      throw new IllegalStateException("the server did not start");
    }
    return gate;
  }

  private static JsonObject result(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.last().getJsonObject("result").getJsonObject("structuredContent");
  }
}
