package dev.meshgate.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The official client for Java")
class JavaClientIT {

  private final List<ProgressNotification> news = new CopyOnWriteArrayList<>();

  @Test
  void listsTheToolsCallsThemAndHearsHowFarTheyAre() {
    var token = Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute").access();
    try (var client = client(token)) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("meshgate");

      var names = client.listTools().tools().stream().map(Tool::name).toList();
      assertThat(names)
          .contains("search", "fetch", "list_agents", "mesh_execute", "submit_workflow");

      var task = "Sum of amount by region:\nregion,amount\nNorth,10\nSouth,30\nNorth,20";
      var result =
          client.callTool(
              CallToolRequest.builder("mesh_execute")
                  .arguments(Map.of("task", task))
                  .progressToken("p1")
                  .build());

      assertThat(result.isError()).isNotEqualTo(true);
      assertThat(result.content().get(0)).isInstanceOf(TextContent.class);
      assertThat(String.valueOf(result.structuredContent())).contains("data-analyst", "North");
      assertThat(news).isNotEmpty().allMatch(one -> one.progressToken().equals("p1"));
    }
  }

  private McpSyncClient client(String token) {
    var transport =
        HttpClientStreamableHttpTransport.builder(Gate.onH2().baseUrl())
            .endpoint("/v1/mcp")
            .addHttpRequestCustomizer(
                (request, method, uri, body, context) ->
                    request.header("Authorization", "Bearer " + token))
            .build();
    return McpClient.sync(transport)
        .requestTimeout(Duration.ofSeconds(30))
        .progressConsumer(news::add)
        .build();
  }
}
