package dev.meshgate.rest;

import dev.meshgate.accounts.Role;
import dev.meshgate.documents.Document;
import dev.meshgate.documents.DocumentSettings;
import dev.meshgate.documents.Documents;
import dev.meshgate.documents.Source;
import dev.meshgate.documents.text.UnreadableDocumentException;
import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.WireName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** {@code /v1/documents}: what can be found here; publishers put it in. */
@Path("/v1/documents")
@RequestScoped
public class DocumentsEndpoint {

  private static final int FEW = 50;
  private static final int MOST = 200;

  /** JSON may write a character in six bytes. */
  private static final int JSON_FACTOR = 2;

  @Inject Documents documents;
  @Inject DocumentSettings settings;
  @Context SecurityContext security;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "add_document",
      summary = "Put in a document",
      description =
          "As JSON with title, text, media_type (text/markdown by default) and visibility (everyone"
              + " or owner); or as multipart/form-data with file, title and visibility. Markdown,"
              + " text, HTML and PDF can be read.")
  public Response add(InputStream body, @Context HttpServletRequest request) throws IOException {
    var json = JsonBody.read(body, request, settings.limits().bytes() * JSON_FACTOR);
    return created(HandedIn.from(json));
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(hidden = true)
  public Response add(List<EntityPart> parts) throws IOException {
    return created(HandedIn.from(new FormParts(parts), settings.limits().bytes()));
  }

  private Response created(HandedIn given) {
    try {
      var document = documents.add(given.by(subject()));
      return Response.created(URI.create("/v1/documents/" + document.id()))
          .type(MediaType.APPLICATION_JSON)
          .entity(Json.bytes(json(document).build()))
          .build();
    } catch (UnreadableDocumentException e) {
      throw new Problem(
          422, "UNREADABLE_DOCUMENT", String.valueOf(e.getMessage()), given.field(), null);
    }
  }

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_documents",
      summary = "List the documents that you may see, newest first",
      description = "limit is 1 to 200, by default 50.")
  public Response list(@QueryParam("limit") @Nullable String limit) {
    var list = Json.array();
    documents
        .newestVisibleTo(subject(), QueryNumber.of("limit", limit, FEW, 1, MOST))
        .forEach(d -> list.add(json(d)));
    return PrivateAnswer.of(Json.object().add("documents", list).build());
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(operationId = "get_document", summary = "Read a document, with its text")
  public Response one(@PathParam("id") String id) {
    var document = found(id);
    return PrivateAnswer.of(json(document).add("text", documents.text(document)).build());
  }

  @DELETE
  @Path("{id}")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(operationId = "remove_document", summary = "Remove a document")
  public Response remove(@PathParam("id") String id) {
    var document = found(id);
    if (document.source() == Source.FOLDER) {
      throw new Problem(
          409, "CONFLICT", "This document lies in the watched folder. Remove its file there.");
    }
    documents.remove(document);
    return Response.noContent().build();
  }

  private String subject() {
    return ((Caller) security.getUserPrincipal()).subject();
  }

  private Document found(String id) {
    return documents.find(id, subject()).orElseThrow(() -> Problem.notFound("document"));
  }

  private JsonObjectBuilder json(Document document) {
    return Json.object()
        .add("id", document.id())
        .add("title", document.title())
        .add("media_type", document.mediaType())
        .add("source", WireName.of(document.source()))
        .add("visibility", WireName.of(document.visibility()))
        .add("own", document.isOwnedBy(subject()))
        .add("characters", document.characters())
        .add("created_at", document.createdAt().toString())
        .add("updated_at", document.updatedAt().toString());
  }
}
