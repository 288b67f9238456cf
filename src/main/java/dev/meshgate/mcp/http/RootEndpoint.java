package dev.meshgate.mcp.http;

import dev.meshgate.mcp.tool.ToolCatalog;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /}: the same MCP for those who type the bare address, and the way to the console. */
@Path("/")
@ApplicationScoped
public class RootEndpoint {

  @Inject StreamableHttp http;
  @Inject ToolCatalog catalog;
  @Inject BaseUrl base;

  // As in McpEndpoint.
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;
  @Context SecurityContext security;

  @POST
  @Bearer
  @Operation(hidden = true)
  public Response post(InputStream body) throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    return http.post(body, request, response, caller, catalog.main());
  }

  /** A browser is led to the console; a client of MCP that asks for a stream gets none. */
  @GET
  @Open
  @Operation(hidden = true)
  public Response get(@Context HttpHeaders headers) {
    return Accept.of(headers.getRequestHeaders().getOrDefault("Accept", List.of())).events()
        ? McpEndpoint.notAllowed()
        : Response.seeOther(URI.create(base.at("/console/"))).build();
  }

  @DELETE
  @Bearer
  @Operation(hidden = true)
  public Response delete() {
    return McpEndpoint.notAllowed();
  }
}
