package dev.meshgate.workflows;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody gives for the parameters of a workflow, as it stands in the words of its steps. */
final class Given {

  private Given() {}

  /**
   * The text for each parameter.
   *
   * @throws WorkflowRefusedException naming all that is wrong
   */
  static Map<String, String> texts(List<Parameter> parameters, JsonObject given) {
    var problems = new ArrayList<String>();
    var texts = new LinkedHashMap<String, String>();
    for (var parameter : parameters) {
      var value = value(parameter, given.getOrDefault(parameter.name(), JsonValue.NULL));
      if (value == JsonValue.NULL) {
        if (parameter.required()) {
          problems.add(parameter.name() + " is required: " + parameter.description());
        }
        texts.put(parameter.name(), "");
      } else {
        parameter.refusal(value).ifPresent(problems::add);
        texts.put(parameter.name(), Parameter.text(value));
      }
    }
    given.keySet().stream()
        .filter(name -> !texts.containsKey(name))
        .forEach(name -> problems.add(unknown(name, parameters)));
    if (!problems.isEmpty()) {
      throw WorkflowRefusedException.of(problems);
    }
    return texts;
  }

  /** One text is taken for a list of one, as models like to write it. */
  private static JsonValue value(Parameter parameter, JsonValue given) {
    if (parameter.type() == Parameter.Type.STRINGS && given instanceof JsonString one) {
      return Json.array().add(one).build();
    }
    var otherwise = parameter.otherwise();
    return given == JsonValue.NULL && otherwise != null ? otherwise : given;
  }

  private static String unknown(String name, List<Parameter> parameters) {
    return "There is no parameter '"
        + name
        + "'. "
        + (parameters.isEmpty()
            ? "This workflow has none."
            : "Parameters: "
                + parameters.stream().map(Parameter::name).collect(Collectors.joining(", "))
                + ".");
  }
}
