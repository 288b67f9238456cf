package dev.meshgate.tools.services.single;

import dev.meshgate.mcp.http.StreamableHttp;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/mcp/services/{id}}: MCP with one calculation service and nothing else. */
@Path("/v1/mcp/services/{id}")
@ApplicationScoped
@Bearer(service = "id")
public class ServiceMcpEndpoint {

  @Inject StreamableHttp http;
  @Inject Reach reach;
  @Inject ServiceToolsets toolsets;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;
  @Context SecurityContext security;

  @POST
  @Operation(hidden = true)
  public Response post(@PathParam("id") String id, InputStream body) throws IOException {
    var edition = reach.edition(caller(), id, "").orElseThrow(() -> Problem.notFound("service"));
    return http.post(body, request, response, caller(), toolsets.of(edition));
  }

  /** Sessions of older revisions have no stream here: there is nothing to be told of. */
  @GET
  @Operation(hidden = true)
  public Response get() {
    return StreamableHttp.notAllowed();
  }

  /** Ends a session of an older revision. */
  @DELETE
  @Operation(hidden = true)
  public Response delete() {
    return http.delete(request, caller());
  }

  private Caller caller() {
    return (Caller) security.getUserPrincipal();
  }
}
