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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
  @Bearer(forServiceTokens = true)
  @Operation(hidden = true)
  public Response post(InputStream body) throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    return http.post(body, request, response, caller, catalog.of(caller));
  }

  /** Whoever does not ask for a stream is led to the console. */
  @GET
  @Open
  @Produces({MediaType.TEXT_HTML, "*/*;qs=0.5"})
  @Operation(hidden = true)
  public Response get() {
    return Response.seeOther(URI.create(base.at("/console/"))).build();
  }

  /** The stream of a session of an older revision. */
  @GET
  @Bearer(forServiceTokens = true)
  @Produces("text/event-stream;qs=0.9")
  @Operation(hidden = true)
  public Response stream() throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    return http.get(request, response, caller, catalog.of(caller));
  }

  @DELETE
  @Bearer(forServiceTokens = true)
  @Operation(hidden = true)
  public Response delete() {
    return http.delete(request, (Caller) security.getUserPrincipal());
  }
}
