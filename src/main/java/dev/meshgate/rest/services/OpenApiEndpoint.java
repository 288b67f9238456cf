package dev.meshgate.rest.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.text.Yaml;
import dev.meshgate.rest.OpenApiParts;
import dev.meshgate.rest.PrivateAnswer;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.reach.Reach;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Services as OpenAPI documents, one or several in one, for GPT Actions and for generators. */
@Path("/v1/services")
@RequestScoped
public class OpenApiEndpoint {

  /** GPT Actions read no more operations of one document. */
  private static final int MOST = 30;

  @Inject Reach reach;
  @Inject Calculations calculations;
  @Inject BaseUrl base;
  @Inject Clock clock;
  @Context SecurityContext security;

  @GET
  @Path("{id}/openapi.json")
  @Bearer(value = Scope.MCP_READ, service = "id")
  @Operation(
      operationId = "get_service_openapi_json",
      summary = "A calculation service as an OpenAPI document",
      description = "version is 3.1 (default) or 3.0.")
  public Response json(
      @PathParam("id") String id, @QueryParam("version") @Nullable String version) {
    return PrivateAnswer.of(document(List.of(id), version));
  }

  @GET
  @Path("{id}/openapi.yaml")
  @Bearer(value = Scope.MCP_READ, service = "id")
  @Operation(
      operationId = "get_service_openapi_yaml",
      summary = "A calculation service as an OpenAPI document, YAML",
      description = "version is 3.1 (default) or 3.0.")
  public Response yaml(
      @PathParam("id") String id, @QueryParam("version") @Nullable String version) {
    return yaml(document(List.of(id), version));
  }

  @GET
  @Path("openapi.json")
  @Bearer(value = Scope.MCP_READ, forServiceTokens = true)
  @Operation(
      operationId = "get_services_openapi_json",
      summary = "Several calculation services as one OpenAPI document",
      description = "With services: their ids, joined by commas, at most 30.")
  public Response jsonOfSeveral(
      @QueryParam("services") @Nullable String ids,
      @QueryParam("version") @Nullable String version) {
    return PrivateAnswer.of(document(wanted(ids), version));
  }

  @GET
  @Path("openapi.yaml")
  @Bearer(value = Scope.MCP_READ, forServiceTokens = true)
  @Operation(
      operationId = "get_services_openapi_yaml",
      summary = "Several calculation services as one OpenAPI document, YAML",
      description = "With services: their ids, joined by commas, at most 30.")
  public Response yamlOfSeveral(
      @QueryParam("services") @Nullable String ids,
      @QueryParam("version") @Nullable String version) {
    return yaml(document(wanted(ids), version));
  }

  private static List<String> wanted(@Nullable String ids) {
    var wanted =
        Arrays.stream((ids == null ? "" : ids).split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw Problem.invalid(
          "services", "services must be 1 to " + MOST + " ids, joined by commas.");
    }
    return wanted;
  }

  private static Response yaml(JsonObject document) {
    return PrivateAnswer.of(Yaml.of(document).getBytes(UTF_8), "application/yaml").build();
  }

  private JsonObject document(List<String> ids, @Nullable String version) {
    return written(ids.stream().map(this::edition).toList(), release(version));
  }

  /** What we write is the same in both: nothing of it is new in 3.1. */
  private static String release(@Nullable String version) {
    return switch (version == null ? "3.1" : version) {
      case "3.1", "3.1.0" -> "3.1.0";
      case "3.0", "3.0.3" -> "3.0.3";
      default -> throw Problem.invalid("version", "version must be 3.1 or 3.0.");
    };
  }

  private Edition edition(String id) {
    return reach
        .edition((Caller) security.getUserPrincipal(), id, "")
        .orElseThrow(() -> Problem.notFound("service"));
  }

  private JsonObject written(List<Edition> editions, String release) {
    var paths = Json.object();
    for (var edition : editions) {
      var example = ServiceExample.of(edition, calculations, clock.instant());
      var operation = new ServiceOperation(edition, example);
      paths.add(operation.path(), Json.object().add("post", operation.json()));
    }
    return Json.object()
        .add("openapi", release)
        .add("info", info(editions))
        .add("servers", Json.array().add(Json.object().add("url", base.value())))
        .add("paths", paths)
        .add(
            "components",
            Json.object()
                .add("schemas", Json.object().add("Error", OpenApiParts.error()))
                .add(
                    "securitySchemes",
                    Json.object()
                        .add(
                            OpenApiParts.OAUTH,
                            OpenApiParts.oauth(base, Set.of(Scope.MCP_EXECUTE)))))
        .build();
  }

  private static JsonObject info(List<Edition> editions) {
    var one = editions.size() == 1;
    var first = editions.get(0);
    return Json.object()
        .add("title", one ? first.definition().name() : "Calculation services")
        .add(
            "description",
            one
                ? first.definition().description()
                : editions.stream()
                    .map(edition -> edition.definition().name())
                    .collect(Collectors.joining(", ")))
        .add("version", one ? first.version() : "1")
        .build();
  }
}
