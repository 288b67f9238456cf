package dev.meshgate.bench.quarkus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code list_agents} of the peer: answers with the payload that Meshgate answered with. */
@Singleton
@Startup
public class ListAgents {

  @ConfigProperty(name = "peer.payload")
  Path file;

  @Inject ObjectMapper json;

  private Map<String, Object> payload;

  @PostConstruct
  @SuppressWarnings("unchecked")
  void read() throws IOException {
    payload = json.readValue(file.toFile(), Map.class);
  }

  /** Structured and as text, as Meshgate answers; by itself Quarkus would send one of the two. */
  @Tool(name = "list_agents", description = "List the registered agents.")
  @RolesAllowed("mcp:execute")
  ToolResponse listAgents() throws JsonProcessingException {
    return new ToolResponse(
        false, List.of(new TextContent(json.writeValueAsString(payload))), payload, null);
  }
}
