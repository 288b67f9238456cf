package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.StrictJson;
import dev.meshgate.platform.WireName;
import dev.meshgate.rest.FormParts;
import dev.meshgate.services.Proposal;
import dev.meshgate.services.ServiceEntry;
import dev.meshgate.services.Upload;
import dev.meshgate.services.Visibility;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service as it is posted by its publisher. */
final class ServiceForm {

  private static final int LONGEST_DEFINITION = 1_000_000;
  private static final int FORM_FIELD = 1_000;

  /** What may be changed by itself, without saying the rest again. */
  private static final Set<String> WORDS =
      Set.of("name", "description", "category", "tags", "guidance", "examples");

  private static final Set<String> MEMBERS = Set.of("definition", "visibility", "exportable");

  private final FormParts form;
  private final int mostBytes;

  ServiceForm(List<EntityPart> parts, int mostBytes) {
    this.form = new FormParts(parts);
    this.mostBytes = mostBytes;
  }

  Proposal proposal() throws IOException {
    var file = form.find("file");
    var upload =
        file.isEmpty()
            ? null
            : new Upload(
                file.orElseThrow().getFileName().orElse("workbook.xlsx"),
                FormParts.bytes(file.orElseThrow(), mostBytes));
    return new Proposal(
        word("id"), upload, definition(), visibility(word("visibility")), flag(word("exportable")));
  }

  private JsonObject definition() throws IOException {
    var part = form.find("definition");
    if (part.isEmpty()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try {
      if (StrictJson.read(FormParts.bytes(part.orElseThrow(), LONGEST_DEFINITION))
          instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw Problem.invalid("definition", "definition cannot be read as JSON: " + e.getMessage());
    }
    throw Problem.invalid("definition", "definition must be a JSON object.");
  }

  /** What is changed with JSON alone. */
  static Proposal proposal(JsonObject body, ServiceEntry service) {
    body.keySet().stream()
        .filter(name -> !WORDS.contains(name) && !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Problem.invalid(
                  name,
                  name
                      + " cannot be changed. These can: definition, visibility, exportable, name,"
                      + " description, category, tags, guidance, examples.");
            });
    var visibility = body.get("visibility") instanceof JsonString text ? text.getString() : "";
    var export = body.containsKey("exportable") ? body.get("exportable").toString() : "";
    return new Proposal("", null, definition(body, service), visibility(visibility), flag(export));
  }

  private static JsonObject definition(JsonObject body, ServiceEntry service) {
    var said = body.getOrDefault("definition", JsonValue.NULL);
    if (said != JsonValue.NULL && !(said instanceof JsonObject)) {
      throw Problem.invalid("definition", "definition must be a JSON object.");
    }
    var whole = said instanceof JsonObject object ? object : Json.readObject(service.definition());
    var changed = Json.builders().createObjectBuilder(whole);
    WORDS.stream().filter(body::containsKey).forEach(name -> changed.add(name, body.get(name)));
    return changed.build();
  }

  private String word(String name) throws IOException {
    return form.text(name, FORM_FIELD).strip();
  }

  private static @Nullable Visibility visibility(String word) {
    if (word.isEmpty()) {
      return null;
    }
    return WireName.constant(Visibility.class, word)
        .orElseThrow(
            () -> Problem.invalid("visibility", "visibility must be owner, everyone or public."));
  }

  private static @Nullable Boolean flag(String word) {
    return switch (word) {
      case "" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid("exportable", "exportable must be true or false.");
    };
  }
}
