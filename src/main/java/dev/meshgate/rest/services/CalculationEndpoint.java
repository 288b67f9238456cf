package dev.meshgate.rest.services;

import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.SignedLink;
import dev.meshgate.oauth.bearer.TokenVerifier;
import dev.meshgate.platform.Problem;
import dev.meshgate.rest.PrivateAnswer;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Services;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.link.ServiceLinks;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /v1/services/{id}/execute} and so on: calculates with a service that has been published.
 *
 * <p>Its path is that of its neighbours, because JAX-RS looks for a method only in those classes
 * whose path fits best (Jakarta REST 3.1 §3.7.2).
 */
@Path("/v1/services")
@RequestScoped
public class CalculationEndpoint {

  private static final int LONGEST = 2_000_000;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Inject Services services;
  @Inject Reach reach;
  @Inject Calculations calculations;
  @Inject CalculationGate gate;
  @Inject TokenVerifier tokens;
  @Inject ServiceLinks serviceLinks;
  @Inject Clock clock;
  @Context SecurityContext security;

  @POST
  @Path("{id}/execute")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_EXECUTE, service = "id")
  @Operation(
      operationId = "execute_service",
      summary = "Calculate with a service",
      description =
          "With inputs by their names; optional: outputs (names of those that are wanted),"
              + " areaUpdates, version, nocache, exportLink, executeLink. get_service_definition tells what there"
              + " is.")
  public Response execute(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var asked = new ExecuteBody(JsonBody.object(body, request, LONGEST));
    var edition = edition(id, asked.version());
    gate.take(caller(), edition, "execute", 1);
    var query = asked.query();
    var outcome = InputRefusals.told(id, () -> calculations.run(edition, query));
    var links =
        new Linking(serviceLinks, caller(), outcome, asked.version(), query.areas().size())
            .json(asked.exportLink(), asked.executeLink());
    return PrivateAnswer.of(ExecutionJson.of(outcome, clock.instant(), links).build());
  }

  @GET
  @Path("{id}/execute")
  @Bearer(value = Scope.MCP_EXECUTE, service = "id", orLink = true)
  @Operation(
      operationId = "execute_service_by_query",
      summary = "Calculate with a service, inputs in the query",
      description =
          "Each parameter is an input; those that begin with _ are not: _format is json, csv or"
              + " plain, _pretty, _version, _exportLink, _executeLink. With a signed link no token is needed.")
  public Response execute(@PathParam("id") String id, @Context UriInfo uri) {
    var asked = parameters(uri);
    var format = asked.format();
    var edition = edition(id, asked.version());
    gate.take(caller(), edition, operation("execute"), 1);
    var outcome = InputRefusals.told(id, () -> calculations.run(edition, asked.query()));
    var links =
        new Linking(serviceLinks, caller(), outcome, asked.version(), 0)
            .json(asked.exportLink(), asked.executeLink());
    return format.answer(outcome, clock.instant(), links);
  }

  @POST
  @Path("{id}/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_EXECUTE, service = "id")
  @Operation(
      operationId = "execute_service_batch",
      summary = "Calculate with a service up to a hundred times at once",
      description =
          "With requests: a list of 1 to 100 objects with inputs. One that fails does not keep the"
              + " others from their results. Whoever leaves before the end ends the rest.")
  public Response batch(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var asked = new BatchBody(JsonBody.object(body, request, LONGEST));
    var edition = edition(id, asked.version());
    gate.take(caller(), edition, "batch", asked.size());
    var caller = caller();
    var batch =
        new Batch(calculations, edition, asked, clock.instant(), () -> tokens.mayGoOn(caller));
    return PrivateAnswer.of(batch, MediaType.APPLICATION_JSON).build();
  }

  @POST
  @Path("{id}/validate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_READ, service = "id")
  @Operation(
      operationId = "validate_service_inputs",
      summary = "Say whether inputs would be accepted, without calculating",
      description = "With inputs. Execution accepts exactly what is valid here.")
  public Response validate(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var asked = new ExecuteBody(JsonBody.object(body, request, LONGEST));
    var edition = edition(id, asked.version());
    var definition = edition.definition();
    try {
      var bound = calculations.check(edition, asked.query());
      return PrivateAnswer.of(ValidationJson.valid(definition, asked.inputs(), bound));
    } catch (InvalidInputsException e) {
      return PrivateAnswer.of(ValidationJson.invalid(definition, asked.inputs(), e));
    }
  }

  @GET
  @Path("{id}/definition")
  @Bearer(value = Scope.MCP_READ, service = "id")
  @Operation(
      operationId = "get_service_definition",
      summary = "Read what a service takes and gives")
  public Response definition(@PathParam("id") String id, @Context UriInfo uri) {
    var version = uri.getQueryParameters().getFirst("version");
    return PrivateAnswer.of(
        ServiceJson.definition(edition(id, version == null ? "" : version)).build());
  }

  @GET
  @Path("{id}/export")
  @Bearer(value = Scope.MCP_EXECUTE, service = "id", orLink = true)
  @Operation(
      operationId = "export_service",
      summary = "The workbook of a service with these inputs in it",
      description =
          "Inputs in the query, as with execute. For services whose publisher allows it. With a"
              + " signed link no token is needed.")
  public Response export(@PathParam("id") String id, @Context UriInfo uri) {
    var asked = parameters(uri);
    var edition = edition(id, asked.version());
    if (!edition.exportable()) {
      throw new Problem(
          403, "NOT_EXPORTABLE", "The publisher of this service does not hand its workbook out.");
    }
    gate.take(caller(), edition, operation("export"), 1);
    var file =
        Refusals.told(() -> InputRefusals.told(id, () -> services.filled(edition, asked.query())));
    var name = id + "_" + LocalDate.now(clock) + ".xlsx";
    return PrivateAnswer.of(file, XLSX)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private ExecuteParameters parameters(UriInfo uri) {
    return new ExecuteParameters(uri.getQueryParameters(), isByLink());
  }

  private boolean isByLink() {
    return SignedLink.SCHEME.equals(security.getAuthenticationScheme());
  }

  /** As it stands in the audit. */
  private String operation(String word) {
    return isByLink() ? word + " by link" : word;
  }

  private Caller caller() {
    return (Caller) security.getUserPrincipal();
  }

  private Edition edition(String id, String version) {
    return reach
        .edition(caller(), id, version)
        .orElseThrow(() -> Problem.notFound(version.isEmpty() ? "service" : "version"));
  }
}
