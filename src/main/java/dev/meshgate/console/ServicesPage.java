package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.limits.Limits;
import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import dev.meshgate.services.Services;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.Shown;
import dev.meshgate.services.engine.CalculationException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /console/services}: what can be calculated here, and how an assistant comes to it. */
@Path("/console/services")
@RequestScoped
@SignedIn
public class ServicesPage extends ConsolePage {

  @Inject Services services;
  @Inject Calculations calculations;
  @Inject Limits limits;
  @Inject Audit audit;
  @Inject BaseUrl base;

  /** A value under its title. */
  public record Line(String title, String value) {}

  @GET
  public Response all() {
    return show("console/services.jte", Map.of("services", services.editionsFor(person().id())));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    return show(200, edition(id), Map.of(), Map.of());
  }

  /** Tries it. What was typed stays, whatever comes of it. */
  @POST
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response calculate(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    check(form.getFirst("csrf"));
    var edition = edition(id);
    var typed = CalculationForm.typed(form);
    var refused = limits.take(Limit.CALCULATIONS, person().id(), 1).filter(Standing::isRefused);
    audit.noteSoon(
        Deed.of(Kind.CALL, "service.asked")
            .ended(refused.isPresent() ? "refused" : "ok")
            .by(person().id())
            .with("console")
            .on(edition.id()),
        "\"operation\":\"form\",\"calculations\":1");
    if (refused.isPresent()) {
      return show(
          429, edition, typed, Map.of("errors", Map.of("", refused.orElseThrow().sentence())));
    }
    try {
      var inputs = CalculationForm.inputs(edition.definition(), typed);
      var outcome = calculations.run(edition, Query.of(inputs));
      return show(
          200,
          edition,
          typed,
          Map.of(
              "results", lines(outcome.outputsJson().build(), edition.definition()),
              "used", lines(outcome.inputsJson().build(), edition.definition())));
    } catch (InvalidInputsException e) {
      return show(400, edition, typed, Map.of("errors", errors(e)));
    } catch (CalculationException e) {
      return show(
          422, edition, typed, Map.of("errors", Map.of("", String.valueOf(e.getMessage()))));
    }
  }

  private static Map<String, String> errors(InvalidInputsException refusal) {
    var errors = new LinkedHashMap<String, String>();
    refusal
        .violations()
        .forEach(one -> errors.putIfAbsent(CalculationForm.id(one.field()), one.message()));
    return errors;
  }

  private static List<Line> lines(JsonArray list, Definition definition) {
    return list.getValuesAs(JsonObject.class).stream()
        .map(one -> new Line(one.getString("title"), Shown.of(one, definition)))
        .toList();
  }

  private Edition edition(String id) {
    return services.edition(person().id(), id, "").orElseThrow(PageProblem::notFound);
  }

  private Response show(
      int status, Edition edition, Map<String, String> typed, Map<String, ?> more) {
    var definition = edition.definition();
    var parameters = new HashMap<String, Object>(more);
    parameters.put("service", edition);
    parameters.put("fields", CalculationForm.fields(definition, typed));
    parameters.put("base", base.value());
    parameters.put("example", example(definition));
    return show(status, "console/service.jte", parameters);
  }

  /** The inputs of a call, as the definition's own examples have them. */
  private static String example(Definition definition) {
    var inputs = Json.object();
    for (var input : definition.inputs()) {
      if (input.mandatory() && !input.examples().isEmpty()) {
        inputs.add(input.name(), Brief.value(input, input.examples().get(0)));
      }
    }
    // It stands between single quotes of a shell, and JSON can do without that character.
    return Json.object().add("inputs", inputs).build().toString().replace("'", "\\u0027");
  }
}
