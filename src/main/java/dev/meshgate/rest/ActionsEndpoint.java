package dev.meshgate.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.mcp.tool.BoundTool;
import dev.meshgate.mcp.tool.ToolCatalog;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.Start;
import dev.meshgate.platform.text.Yaml;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/actions.json} and {@code .yaml}: what a GPT imports. It names tools and no secret. */
@Path("/v1")
@ApplicationScoped
@Open
public class ActionsEndpoint {

  private static final System.Logger LOG = System.getLogger(ActionsEndpoint.class.getName());

  @Inject ToolCatalog catalog;
  @Inject BaseUrl base;
  @Inject ActionsSettings settings;

  /** An operator should hear of it at the start, not when somebody builds a GPT. */
  void check(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object start) {
    try {
      document();
    } catch (Problem e) {
      LOG.log(Level.ERROR, e.getMessage());
    }
  }

  @GET
  @Path("actions.json")
  @Operation(operationId = "get_actions_json", summary = "The document for ChatGPT Actions")
  public Response json() {
    return Response.ok(Json.bytes(document()), MediaType.APPLICATION_JSON).build();
  }

  @GET
  @Path("actions.yaml")
  @Operation(operationId = "get_actions_yaml", summary = "The document for ChatGPT Actions, YAML")
  public Response yaml() {
    return Response.ok(Yaml.of(document()).getBytes(UTF_8), "application/yaml").build();
  }

  private JsonObject document() {
    return ActionsDocument.of(base, exposed());
  }

  private List<ToolDescription> exposed() {
    return catalog.main().all().stream()
        .filter(tool -> settings.exposes(tool.name()))
        .map(BoundTool::description)
        .filter(tool -> !tool.presentation().forWidgets())
        .toList();
  }
}
