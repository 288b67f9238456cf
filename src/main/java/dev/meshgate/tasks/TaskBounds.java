package dev.meshgate.tasks;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Locale;

/**
 * How much may be given at once. Each check throws a {@link TaskRefusedException} that says what is
 * too much and what is allowed.
 */
record TaskBounds(TaskSettings settings) {

  void check(Order order) {
    check(order.characters());
  }

  /** Also that the agents that it names are there, all that are not at once. */
  void check(Workflow workflow, Task.Owner owner, Assignment assignment) {
    if (workflow.steps().size() > settings.steps()) {
      throw new TaskRefusedException(
          "The workflow has "
              + workflow.steps().size()
              + " steps; at most "
              + settings.steps()
              + " are allowed.");
    }
    check(workflow.characters());
    var unknown = new ArrayList<String>();
    for (var step : workflow.steps()) {
      for (var agent : step.agents()) {
        if (!assignment.knows(owner.subject(), agent)) {
          unknown.add("Step " + step.id() + ": " + assignment.unknown(owner.subject(), agent));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new TaskRefusedException(String.join(" ", unknown));
    }
  }

  void check(int characters) {
    if (characters > settings.characters()) {
      throw tooLong(characters);
    }
  }

  /** Whether it can be kept as it is. */
  void fits(JsonObject input) {
    var characters = input.toString().length();
    if (characters > Task.LONGEST) {
      throw tooLong(characters);
    }
  }

  private TaskRefusedException tooLong(int characters) {
    return new TaskRefusedException(
        String.format(
            Locale.ROOT,
            "This has %,d characters; at most %,d can be given at once. Send the part that"
                + " matters.",
            characters,
            settings.characters()));
  }
}
