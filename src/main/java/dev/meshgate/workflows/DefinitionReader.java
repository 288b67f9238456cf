package dev.meshgate.workflows;

import dev.meshgate.platform.PlainText;
import dev.meshgate.platform.WireName;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.Workflow;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what somebody wants to store, and finds all that is wrong with it at once. */
final class DefinitionReader {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_PARAMETERS = 30;
  private static final int LONGEST = 200_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final Set<String> OF_A_PARAMETER =
      Set.of("name", "type", "required", "default", "allowed", "description");

  private final List<String> problems;

  private DefinitionReader(List<String> problems) {
    this.problems = problems;
  }

  /**
   * The definition.
   *
   * @param mostSteps how many steps it may have
   * @param problems what is wrong beside it
   * @throws WorkflowRefusedException naming all that is wrong
   */
  static Definition read(JsonObject json, int mostSteps, List<String> problems) {
    var reader = new DefinitionReader(problems);
    var definition = reader.definition(json, mostSteps);
    reader.check(definition);
    return sound(definition, problems);
  }

  /** One whose steps were checked when it was stored, whatever is allowed today. */
  static Definition stored(JsonObject json) {
    var problems = new ArrayList<String>();
    return sound(new DefinitionReader(problems).definition(json, Integer.MAX_VALUE), problems);
  }

  private static Definition sound(Definition definition, List<String> problems) {
    if (!problems.isEmpty()) {
      throw WorkflowRefusedException.of(problems);
    }
    return definition;
  }

  private Definition definition(JsonObject json, int mostSteps) {
    var fields = new Fields(json, "", problems);
    var name = fields.text("name", LONGEST_NAME);
    if (name.isBlank()) {
      problems.add("name is missing: say what people shall call the workflow.");
    }
    var parameters = parameters(fields);
    var type = fields.word("workflow_type", Workflow.Type.class, Workflow.Type.GRAPH);
    var written = fields.list("steps", mostSteps);
    if (written.isEmpty()) {
      problems.add("steps is missing or empty: a workflow has at least one step.");
    }
    var steps = new ArrayList<Workflow.Step>();
    for (var i = 0; i < written.size(); i++) {
      steps.add(StepReader.read(written.get(i), i, problems));
    }
    return new Definition(
        shown(name, LONGEST_NAME),
        shown(fields.text("description", LONGEST_TEXT), LONGEST_TEXT),
        fields.text("category", LONGEST_NAME).strip(),
        fields.texts("tags"),
        parameters,
        type,
        steps,
        written);
  }

  /** What models read is without what nobody sees. */
  private static String shown(String text, int longest) {
    return text.isBlank() ? "" : PlainText.of(text, longest);
  }

  /** That its steps fit together, and refer to parameters that there are. */
  private void check(Definition definition) {
    if (definition.steps().isEmpty()) {
      return;
    }
    if (definition.json().toString().length() > LONGEST) {
      problems.add("The workflow has more than 200,000 characters as JSON, which is the most.");
      return;
    }
    var declared = new HashMap<String, String>();
    definition.parameters().forEach(parameter -> declared.put(parameter.name(), ""));
    try {
      var unused =
          new Workflow(
              definition.type(), definition.steps(), new Workflow.Origin("", 0, "", declared));
    } catch (TaskRefusedException e) {
      problems.add(e.sentence());
    }
  }

  private List<Parameter> parameters(Fields fields) {
    var parameters = new ArrayList<Parameter>();
    var names = new HashSet<String>();
    for (var one : fields.list("parameters", MOST_PARAMETERS)) {
      if (one instanceof JsonObject json) {
        var parameter = parameter(json, "parameters[" + parameters.size() + "].");
        if (!names.add(parameter.name())) {
          problems.add("Two parameters have the name '" + parameter.name() + "'.");
        }
        parameters.add(parameter);
      } else {
        problems.add("parameters must be a list of objects with name and type.");
      }
    }
    return parameters;
  }

  private Parameter parameter(JsonObject json, String where) {
    var fields = new Fields(json, where, problems);
    fields.only(OF_A_PARAMETER);
    var name = fields.text("name", LONGEST_NAME);
    if (!NAME.matcher(name).matches()) {
      problems.add(where + "name must be 1 to 64 letters, digits and _, with a letter first.");
    }
    var otherwise = json.getOrDefault("default", JsonValue.NULL);
    var allowed = json.getOrDefault("allowed", JsonValue.EMPTY_JSON_ARRAY);
    var parameter =
        new Parameter(
            name,
            type(fields, where),
            fields.flag("required"),
            otherwise == JsonValue.NULL ? null : otherwise,
            allowed instanceof JsonArray values ? List.copyOf(values) : List.of(),
            shown(fields.text("description", LONGEST_TEXT), LONGEST_TEXT));
    if (!(allowed instanceof JsonArray)) {
      problems.add(where + "allowed must be a list of values.");
    }
    check(parameter, where);
    return parameter;
  }

  private Parameter.Type type(Fields fields, String where) {
    var word = fields.text("type", LONGEST_NAME);
    for (var type : Parameter.Type.values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    problems.add(where + "type must be one of string, number, boolean, string[].");
    return Parameter.Type.STRING;
  }

  private void check(Parameter parameter, String where) {
    var of = parameter.type() == Parameter.Type.STRINGS ? Parameter.Type.STRING : parameter.type();
    if (!parameter.allowed().stream().allMatch(of::takes)) {
      problems.add(where + "allowed holds something that is no " + WireName.of(of) + ".");
    }
    var otherwise = parameter.otherwise();
    if (otherwise == null) {
      return;
    }
    if (parameter.required()) {
      problems.add(where + "default would never be used, because the parameter is required.");
    }
    parameter
        .refusal(otherwise)
        .ifPresent(why -> problems.add(where + "default does not fit: " + why));
  }
}
