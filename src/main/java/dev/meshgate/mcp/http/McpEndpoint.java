package dev.meshgate.mcp.http;

import dev.meshgate.mcp.tool.ToolCatalog;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.AliasFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /v1/mcp}: MCP with all tools of this installation. It is application-scoped because it is
 * the hottest path of the product.
 */
@Path("/v1/mcp")
@ApplicationScoped
@Bearer(forServiceTokens = true)
public class McpEndpoint {

  @Inject StreamableHttp http;
  @Inject ToolCatalog catalog;

  // As fields, because RESTEasy makes a proxy for each such parameter at every call.
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;
  @Context SecurityContext security;

  @POST
  @Operation(hidden = true)
  public Response post(InputStream body) throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    // The request still has the address that it came by, whatever the alias made of it.
    var tools =
        AliasFilter.isFormerMcp(request.getRequestURI())
            ? catalog.formerOf(caller)
            : catalog.of(caller);
    return http.post(body, request, response, caller, tools);
  }

  /** The stream of a session of an older revision. */
  @GET
  @Operation(hidden = true)
  public Response get() throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    return http.get(request, response, caller, catalog.of(caller));
  }

  /** Ends a session of an older revision. */
  @DELETE
  @Operation(hidden = true)
  public Response delete() {
    return http.delete(request, (Caller) security.getUserPrincipal());
  }
}
