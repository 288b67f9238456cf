package dev.meshgate.workflows;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import dev.meshgate.tasks.Workflow;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What a version of a workflow holds. It is made by {@link DefinitionReader}, which has checked it.
 *
 * @param description for whoever chooses: what it is for, and what comes back
 * @param category a word by which workflows are listed; may be empty
 * @param type how the steps follow each other
 * @param written the steps as they were written
 */
public record Definition(
    String name,
    String description,
    String category,
    List<String> tags,
    List<Parameter> parameters,
    Workflow.Type type,
    List<Workflow.Step> steps,
    JsonArray written) {

  public Definition {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    steps = List.copyOf(steps);
  }

  /** As it is kept, and told to whoever may see it. */
  public JsonObject json() {
    var each = Json.array();
    parameters.forEach(parameter -> each.add(parameter.json()));
    return Json.object()
        .add("name", name)
        .add("description", description)
        .add("category", category)
        .add("tags", Json.builders().createArrayBuilder(tags))
        .add("parameters", each)
        .add("workflow_type", WireName.of(type))
        .add("steps", written)
        .build();
  }
}
