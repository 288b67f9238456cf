package dev.meshgate.tasks;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    check(characters(workflow));
    var unknown = new ArrayList<String>();
    for (var step : workflow.steps()) {
      for (var agent : agents(step)) {
        if (!assignment.knows(owner.subject(), agent)) {
          unknown.add("Step " + step.id() + ": " + assignment.unknown(owner.subject(), agent));
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new TaskRefusedException(String.join(" ", unknown));
    }
  }

  private static List<String> agents(Workflow.Step step) {
    return Stream.concat(
            Stream.of(step).map(Workflow.Step::agent),
            step.fallbacks().stream().map(Workflow.Fallback::agent))
        .flatMap(Stream::ofNullable)
        .toList();
  }

  /** How much there is to read. */
  private static int characters(Workflow workflow) {
    return Stream.concat(
            workflow.parameters().values().stream(),
            workflow.steps().stream().flatMap(TaskBounds::words))
        .mapToInt(String::length)
        .sum();
  }

  private static Stream<String> words(Workflow.Step step) {
    return Stream.concat(
        Stream.concat(Stream.of(step.task()), Stream.ofNullable(step.context())),
        step.fallbacks().stream().map(Workflow.Fallback::task));
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
