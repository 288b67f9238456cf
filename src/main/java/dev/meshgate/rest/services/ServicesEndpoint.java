package dev.meshgate.rest.services;

import dev.meshgate.accounts.Role;
import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.rest.PrivateAnswer;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Proposal;
import dev.meshgate.services.Publishing;
import dev.meshgate.services.ServiceEntry;
import dev.meshgate.services.ServiceSettings;
import dev.meshgate.services.ServiceVersion;
import dev.meshgate.services.Services;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/services}: publishers make calculation services of workbooks. */
@Path("/v1/services")
@RequestScoped
public class ServicesEndpoint {

  private static final int LONGEST = 1_000_000;

  @Inject Services services;
  @Inject Publishing publishing;
  @Inject Reach reach;
  @Inject ServiceSettings settings;
  @Context SecurityContext security;

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "create_service",
      summary = "Make a calculation service of a workbook",
      description =
          "As multipart/form-data with file (an .xlsx workbook), definition (JSON with name, inputs,"
              + " outputs), and optional id, visibility (owner, everyone or public) and exportable. It is"
              + " a draft until it is published.")
  public Response create(List<EntityPart> parts) throws IOException {
    var proposal = new ServiceForm(parts, settings.largestFile()).proposal();
    var service = Refusals.told(() -> publishing.create(proposal, subject()));
    var json =
        ServiceJson.own(service)
            .add("report", Refusals.told(() -> publishing.inspect(service)).json());
    return Response.created(URI.create("/v1/services/" + service.id()))
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.bytes(json.build()))
        .build();
  }

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_calculation_services",
      summary = "List the calculation services that you may use",
      description = "sort is name or updatedAt, order asc or desc, limit 1 to 200, offset from 0.")
  public Response list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("offset") @Nullable String offset,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("order") @Nullable String order) {
    return PrivateAnswer.of(
        ServiceList.of(services, subject(), limit, offset, sort, order).toJson(subject()));
  }

  @GET
  @Path("{id}")
  @Bearer(value = Scope.MCP_READ, service = "id")
  @Operation(operationId = "get_calculation_service", summary = "Look at a calculation service")
  public Response one(@PathParam("id") String id) {
    var caller = (Caller) security.getUserPrincipal();
    if (caller.isConfined()) {
      return brief(caller, id);
    }
    var service = found(id);
    if (services.mayChange(subject(), service)) {
      return PrivateAnswer.of(ServiceJson.own(service).add("versions", versions(service)));
    }
    return brief(caller, id);
  }

  private Response brief(Caller caller, String id) {
    return PrivateAnswer.of(
        reach
            .edition(caller, id, "")
            .map(ServiceJson::brief)
            .orElseThrow(() -> Problem.notFound("service")));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "change_service",
      summary = "Change the draft of a calculation service",
      description =
          "With definition as a whole, or name, description, category, tags alone; visibility,"
              + " exportable. As multipart/form-data also with file. Callers notice it when it is"
              + " published.")
  public Response change(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var service = own(id);
    var proposal = ServiceForm.proposal(JsonBody.object(body, request, LONGEST), service);
    return changed(service, proposal);
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(hidden = true)
  public Response change(@PathParam("id") String id, List<EntityPart> parts) throws IOException {
    return changed(own(id), new ServiceForm(parts, settings.largestFile()).proposal());
  }

  private Response changed(ServiceEntry service, Proposal proposal) {
    var now = Refusals.told(() -> publishing.change(service, proposal, subject()));
    var report = Refusals.told(() -> publishing.inspect(now));
    return PrivateAnswer.of(ServiceJson.own(now).add("report", report.json()));
  }

  @DELETE
  @Path("{id}")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "remove_service",
      summary = "Remove a calculation service that is not published, with all its versions")
  public Response remove(@PathParam("id") String id) {
    var service = own(id);
    Refusals.told(
        () -> {
          publishing.remove(service, subject());
          return service;
        });
    return Response.noContent().build();
  }

  @GET
  @Path("{id}/report")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "inspect_service",
      summary = "Check the draft of a calculation service",
      description =
          "Every formula is calculated and compared with what the workbook says, and every test case"
              + " is tried.")
  public Response report(@PathParam("id") String id) {
    var service = own(id);
    return PrivateAnswer.of(Refusals.told(() -> publishing.inspect(service)).json());
  }

  @POST
  @Path("{id}/publish")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "publish_service",
      summary = "Publish the draft of a calculation service as a version",
      description =
          "Optional: version (such as 1.2.0), note, effectiveAt, and confirm, which is needed where"
              + " the report finds differences. With rollbackTo an older version becomes current"
              + " again.")
  public Response publish(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var service = own(id);
    var wish = new PublishBody(JsonBody.object(body, request, LONGEST));
    var version = Refusals.told(() -> published(service, wish));
    return Response.created(URI.create("/v1/services/" + id))
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.bytes(ServiceJson.version(version).build()))
        .build();
  }

  private ServiceVersion published(ServiceEntry service, PublishBody wish) {
    if (wish.rollbackTo().isEmpty()) {
      return publishing.publish(service, wish.wish(), subject());
    }
    var to =
        publishing
            .version(service, wish.rollbackTo())
            .orElseThrow(() -> Problem.notFound("version"));
    return publishing.rollBack(service, to, subject());
  }

  @DELETE
  @Path("{id}/publish")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "take_back_service",
      summary = "Take a calculation service back, so that nobody can use it")
  public Response takeBack(@PathParam("id") String id) {
    publishing.takeBack(own(id), subject());
    return Response.noContent().build();
  }

  @GET
  @Path("{id}/versions/{version}/difference")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "compare_service_versions",
      summary = "What changes for callers from a version to another or to the draft",
      description = "With to: a version, or draft, which is the default.")
  public Response difference(
      @PathParam("id") String id,
      @PathParam("version") String version,
      @QueryParam("to") @Nullable String to) {
    var service = own(id);
    return publishing
        .difference(service, version, to == null || to.isBlank() ? Edition.DRAFT : to)
        .map(PrivateAnswer::of)
        .orElseThrow(() -> Problem.notFound("version"));
  }

  private JsonArrayBuilder versions(ServiceEntry service) {
    var list = Json.array();
    publishing.versions(service).forEach(version -> list.add(ServiceJson.version(version)));
    return list;
  }

  private String subject() {
    return ((Caller) security.getUserPrincipal()).subject();
  }

  private ServiceEntry found(String id) {
    return services.find(subject(), id).orElseThrow(() -> Problem.notFound("service"));
  }

  private ServiceEntry own(String id) {
    var service = found(id);
    if (!services.mayChange(subject(), service)) {
      throw new Problem(
          403, "FORBIDDEN", "Only who made this service, or an administrator, may do that.");
    }
    return service;
  }
}
