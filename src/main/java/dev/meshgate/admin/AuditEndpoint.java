package dev.meshgate.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.audit.AuditQuery;
import dev.meshgate.audit.AuditQuery.Behind;
import dev.meshgate.audit.AuditTrail;
import dev.meshgate.audit.Entry;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/admin/audit}: who did what. */
@Path("/v1/admin/audit")
@RequestScoped
@RolesAllowed("administrator")
@Produces(MediaType.APPLICATION_JSON)
public class AuditEndpoint {

  private static final int MOST = 1_000;

  @Inject AuditTrail trail;

  /** Which entries are wanted: all that fit everything that is given. */
  public static class Wanted {

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("kind")
    @Nullable String kind;

    @QueryParam("account")
    @Nullable String account;

    @QueryParam("client")
    @Nullable String client;

    @QueryParam("outcome")
    @Nullable String outcome;

    AuditQuery query() {
      return AuditQuery.ALL.between(from, to).of(kind).where(account, client, outcome);
    }
  }

  /** A page, newest first; {@code next} is the {@code after} of the one behind it. */
  @GET
  @Operation(hidden = true)
  public Response list(
      @BeanParam Wanted wanted,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.invalid("limit", "limit must be from 1 to " + MOST + ".");
    }
    var page = trail.page(wanted.query().after(after), limit);
    var entries = Json.array();
    page.entries().stream().map(Entry::json).forEach(entries::add);
    var json = Json.object().add("entries", entries);
    page.next().map(Behind::cursor).ifPresent(next -> json.add("next", next));
    return Response.ok(Json.bytes(json.build())).build();
  }

  /** All of them in one file: JSON lines, or a table that a spreadsheet opens. */
  @GET
  @Path("export")
  @Produces({"application/jsonl", "text/csv"})
  @Operation(hidden = true)
  public Response export(
      @BeanParam Wanted wanted, @QueryParam("format") @DefaultValue("jsonl") String format) {
    var query = wanted.query();
    var csv = format.equals("csv");
    if (!csv && !format.equals("jsonl")) {
      throw Problem.invalid("format", "format must be jsonl or csv.");
    }
    StreamingOutput lines =
        out -> {
          var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
          if (csv) {
            writer.write(AuditTable.HEADER);
          }
          trail.each(
              query, entry -> line(writer, csv ? AuditTable.row(entry) : entry.json() + "\n"));
          writer.flush();
        };
    return Response.ok(lines, csv ? "text/csv; charset=utf-8" : "application/jsonl")
        .header("Content-Disposition", "attachment; filename=\"meshgate-audit." + format + "\"")
        .build();
  }

  private static void line(BufferedWriter writer, String line) {
    try {
      writer.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes every hash again; {@code holds} is false when something was changed or cut off. */
  @GET
  @Path("verification")
  @Operation(hidden = true)
  public Response verify() {
    var chains = Json.array();
    var holds = true;
    for (var chain : trail.verify()) {
      var json =
          Json.object()
              .add("node", chain.node())
              .add("entries", chain.entries())
              .add("removed", chain.removed())
              .add("holds", chain.problem().isEmpty());
      chain.problem().ifPresent(problem -> json.add("problem", problem));
      chains.add(json);
      holds &= chain.problem().isEmpty();
    }
    var json = Json.object().add("holds", holds).add("chains", chains).build();
    return Response.ok(Json.bytes(json)).build();
  }

  /** Takes one person's name out of everything: {@code {"account":"usr_…"}}. */
  @POST
  @Path("erasure")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response erase(String body) {
    var account = Body.of(body).text("account");
    if (account.isBlank()) {
      throw Problem.invalid("account", "Give account as the id of a person.");
    }
    var json = Json.object().add("entries", trail.erase(account)).build();
    return Response.ok(Json.bytes(json)).build();
  }
}
